/// A file on the web, and what it must be once it is here.
public struct RemoteFile: Hashable, Sendable {
  /// Where it is: an address of `http` or `https`.
  public let url: String
  /// What it is called here: a name without a folder.
  public let name: String
  /// Its size in bytes.
  public let byteCount: Int
  /// The SHA-256 of its content: 64 lower-case hexadecimal digits.
  public let sha256: String
  /// The media type to ask for, where the address has several; nil for any.
  public let mediaType: String?

  /// A file with its facts.
  public init(url: String, name: String, byteCount: Int, sha256: String, mediaType: String? = nil) {
    self.url = url
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
    self.mediaType = mediaType
  }
}
