import Tensors
import Zlib

extension EncodedTensor {
  /// Takes bytes for a codec, a rank, as many sizes of 16 bits and what is stored, and decodes it: what a test or a fuzzer
  /// feeds with anything.
  ///
  /// Numbers are little-endian. Checksums are put right before, as nobody meets one by chance. What is decoded can be
  /// stored again at every precision.
  ///
  /// - Returns: whether they are a tensor's, the digest aside.
  package static func isReadWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, bytes[1] <= 4, bytes.count >= 2 + 2 * Int(bytes[1]) else { return false }
    let shape = Shape((0..<Int(bytes[1])).map { Int(bytes[2 + 2 * $0]) | Int(bytes[3 + 2 * $0]) << 8 })
    // Four sizes of 16 bits have a product of 64.
    let count = shape.dimensions.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    let codec = Int(bytes[0])
    var stored = Array(bytes[(2 + 2 * shape.rank)...])
    if let codec = WeightCodec(rawValue: codec) { seal(&stored, codec, shape, count: count) }
    let encoded = EncodedTensor(
      shape: shape, codec: codec, rawByteCount: 4 &* count, digest: "", bytes: stored)
    guard let values = try? encoded.decoder(name: "memory").uncheckedValues() else { return false }
    precondition(values.count == count, "\(values.count) values of shape \(shape)")
    if count <= 4096 { storeAgain(Tensor(shape: shape, values: values)) }
    return true
  }

  /// Puts the checksums right, as far as there are whole blocks.
  private static func seal(_ stored: inout [UInt8], _ codec: WeightCodec, _ shape: Shape, count: Int) {
    func seal(_ range: Range<Int>) {
      let sum = crc32(stored[range])
      withUnsafeBytes(of: sum.littleEndian) {
        stored.replaceSubrange(range.upperBound..<range.upperBound + 4, with: $0)
      }
    }
    if codec == .bytePlanes, count >= 0, stored.count >= 4, (stored.count - 4) / 3 >= count {
      seal(3 * count..<stored.count - 4)
    }
    guard let blocks = BlockCodec(codec, shape: shape, count: count) else { return }
    var (place, first) = (0, 0)
    while first < count, stored.count - place >= 8 {
      let size = (0..<4).reduce(0) { $0 | Int(stored[place + $1]) << (8 * $1) }
      let checked = place + 4 + blocks.form.checkedFrom(min(blockSize, count - first))
      let end = place + 4 + size
      guard end <= stored.count, checked <= end - 4 else { return }
      seal(checked..<end - 4)
      (place, first) = (end, first + blockSize)
    }
  }

  private static func storeAgain(_ tensor: Tensor) {
    for precision in WeightPrecision.allCases {
      let encoded = EncodedTensor(tensor, precision: precision)
      guard let decoded = try? encoded.decoded(name: "again") else {
        preconditionFailure("a tensor of shape \(tensor.shape) stored as \(precision) is damaged")
      }
      let isSame = decoded.values.elementsEqual(tensor.values) { $0.bitPattern == $1.bitPattern }
      precondition(isSame || precision != .float32, "a tensor of shape \(tensor.shape) has changed")
    }
  }
}
