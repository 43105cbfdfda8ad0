import Zlib

/// Class indices of samples as the store keeps them: as few bytes each as the classes need, compressed.
public enum LabelCodec {
  /// The stored form of class indices from 0 up.
  ///
  /// The first byte says how many bytes each index had, lowest first; a zlib stream follows.
  public static func pack(_ labels: [Int32]) -> [UInt8] {
    let highest = labels.max() ?? 0
    let size = highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : 4
    var plain: [UInt8] = []
    plain.reserveCapacity(labels.count * size)
    for label in labels {
      for place in 0..<size { plain.append(UInt8(truncatingIfNeeded: label >> Int32(8 * place))) }
    }
    return [UInt8(size)] + plain.withUnsafeBytes(Deflate.huffmanOnly)
  }

  /// Exactly `count` class indices.
  public static func unpack(_ stored: [UInt8], count: Int) throws(ScoreCodecError) -> [Int32] {
    guard let size = stored.first.map(Int.init), [1, 2, 4].contains(size) else {
      throw ScoreCodecError("expected labels of 1, 2 or 4 bytes, found \(stored.first ?? 0)")
    }
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: size)
    guard count >= 0, !overflow else { throw ScoreCodecError("\(count) labels cannot be") }
    let plain: [UInt8]
    do throws(ZlibError) {
      plain = try Deflate.inflate(stored[1...], expectedCount: byteCount, name: "labels")
    } catch { throw ScoreCodecError(error.description) }
    return (0..<count).map { index in
      (0..<size).reduce(0) { label, place in label | Int32(plain[index * size + place]) << Int32(8 * place) }
    }
  }
}
