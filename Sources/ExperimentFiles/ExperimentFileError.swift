/// Why an experiment file, or an assignment on the command line, cannot be used.
public struct ExperimentFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller tells cases apart.
  public enum Kind: Hashable, Sendable {
    /// There is no such file.
    case notFound
    /// The content is not what an experiment file holds.
    case invalid
  }

  /// Which case it is.
  public let kind: Kind
  /// The place, `file:line:column`, or as much of it as there is.
  public let place: String
  /// What was expected, what was found, what to do.
  public let message: String

  /// An error at a place in a file.
  public init(at location: SourceLocation, kind: Kind = .invalid, _ message: String) {
    self.init(kind, place: location.description, message)
  }

  init(_ kind: Kind, place: String, _ message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }

  /// One line: the place and the message.
  public var description: String { "\(place): \(message)" }
}
