/// What cannot be explained or applied.
public struct ExplainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is; the command line turns it into an exit code.
  public enum Kind: Hashable, Sendable {
    /// The request does not make sense.
    case usage
    /// A value, an image or a model does not fit.
    case badData
    /// No layer, class or kernel has this name.
    case notFound
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: what was expected and what was found.
  public let description: String

  /// An error with its message.
  public init(_ kind: Kind, _ description: String) { (self.kind, self.description) = (kind, description) }
}
