extension PackedScores {
  /// Takes bytes for a codec, the numbers of columns and of samples, and what is stored, and unpacks it: what a test or a
  /// fuzzer feeds with anything.
  ///
  /// Codec 255 stands for labels. Numbers are of 16 bits, little-endian. The checksum of scores is put right before, as nobody meets one by chance.
  ///
  /// - Returns: whether they are scores, or labels.
  package static func isReadWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 5 else { return false }
    let (columns, samples) = (Int(bytes[1]) | Int(bytes[2]) << 8, Int(bytes[3]) | Int(bytes[4]) << 8)
    var stored = Array(bytes[5...])
    if bytes[0] == 255 {
      guard let labels = try? LabelCodec.unpack(stored, count: samples) else { return false }
      precondition(labels.count == samples, "\(labels.count) labels of \(samples) samples")
      return true
    }
    HalfPlanes.seal(&stored)
    let scores = PackedScores(codec: Int(bytes[0]), columnCount: columns, data: stored)
    guard let halves = try? scores.halves(sampleCount: samples) else { return false }
    precondition(halves.count == samples * columns, "\(halves.count) scores of \(samples) samples")
    return true
  }
}
