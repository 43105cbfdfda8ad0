/// What Lab itself found wrong; errors of the rooms below pass through it unchanged.
public struct LabError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is; the command line turns it into an exit code.
  public enum Kind: Hashable, Sendable {
    /// The request does not make sense.
    case usage
    /// A value, a file or a model is wrong.
    case badData
    /// Something named does not exist.
    case notFound
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: what was expected and what was found.
  public let description: String

  /// An error with its message.
  public init(_ kind: Kind, _ description: String) { (self.kind, self.description) = (kind, description) }
}
