/// What is wrong with a file, or with what is to become one; the message names the file and the place in it.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case unreadable
    /// The content is not what the format asks for.
    case malformed
    /// The content is well formed, but is not or cannot be what was asked for.
    case unfit
    /// The file cannot be written where it should be.
    case unwritable
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: which file and place, what was expected, what was found.
  public let description: String

  /// An error in a file.
  package init(_ kind: Kind, _ file: String, _ message: String) {
    self.kind = kind
    description = "\(file): \(message)"
  }
}
