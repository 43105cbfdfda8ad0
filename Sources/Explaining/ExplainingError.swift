import Words

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

  /// A name that nothing has, with the nearest one or else those that there are.
  static func unknown(_ thing: String, _ name: String, among names: [String]) -> ExplainingError {
    let nearest = suggestion(for: name, among: names)
    let offer = nearest.isEmpty ? "; known are \(names.joined(separator: ", "))" : nearest
    return ExplainingError(.notFound, "no \(thing) is called '\(name)'" + offer)
  }
}
