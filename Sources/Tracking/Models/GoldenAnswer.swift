/// A golden input, and what a model answers to it.
public struct GoldenAnswer: Hashable, Sendable {
  /// The samples.
  public var input: GoldenInput
  /// The scores of the samples, one after another, as they were computed.
  public var scores: [Float]

  /// An answer to keep.
  public init(input: GoldenInput, scores: [Float]) { (self.input, self.scores) = (input, scores) }

  /// The scores as they are stored: little-endian 32-bit floats.
  static func bytes(of scores: [Float]) -> [UInt8] {
    scores.flatMap { score in withUnsafeBytes(of: score.bitPattern.littleEndian, Array.init) }
  }

  /// The scores of stored bytes; bytes that are no whole score are left out.
  static func scores(of bytes: [UInt8]) -> [Float] {
    stride(from: 0, to: bytes.count / 4 * 4, by: 4).map { start in
      Float(bitPattern: bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}
