/// Why a file cannot be read or written as a whole; the message names it.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case unreadable
    /// The file cannot be written where it should be.
    case unwritable
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: which file, what was expected, what was found.
  public let description: String

  init(_ kind: Kind, _ file: String, _ message: String) {
    self.kind = kind
    description = "\(file): \(message)"
  }
}
