import Digests

/// Samples that models are held against, as they were before any preparation; stored once for all models that are.
public struct GoldenInput: Hashable, Sendable {
  /// The most bytes that the samples of one may have: 1 MiB.
  public static let byteCountLimit = 1 << 20

  /// The samples.
  public var sampleCount: Int
  /// The shape of one of them.
  public var shape: [Int]
  /// Their values one after another: a byte each, or little-endian 32-bit floats.
  public var data: [UInt8]

  /// Samples to hold a model against.
  public init(sampleCount: Int, shape: [Int], data: [UInt8]) {
    (self.sampleCount, self.shape, self.data) = (sampleCount, shape, data)
  }

  /// SHA-256, in hexadecimal, over the count and the shape as text (`4x1x8x8`, ended by a line feed) and the values.
  public var digest: String {
    var hash = SHA256()
    let sizes = ([sampleCount] + shape).map(String.init).joined(separator: "x")
    Array("\(sizes)\n".utf8).withUnsafeBytes { hash.update($0) }
    data.withUnsafeBytes { hash.update($0) }
    return hash.finalize().hexadecimal
  }
}
