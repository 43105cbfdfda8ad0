/// A SHA-256 digest: the name by which the store, the datasets and the sweeps know a content.
public struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The digest of some bytes.
  public init(of content: [UInt8]) {
    var hash = SHA256()
    content.withUnsafeBytes { hash.update($0) }
    self = hash.finalize()
  }

  /// The digest of a text's UTF-8 bytes.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// Sixty-four lower-case hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The hexadecimal form.
  public var description: String { hexadecimal }
}
