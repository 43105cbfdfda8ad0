/// What is wrong with a layer, a graph or an architecture.
public struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line: what was expected and what was found.
  public let description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }

  /// The same error with the layer it happened in.
  func located(at layer: String, kind: String) -> NetworkError {
    NetworkError("layer '\(layer)' (\(kind)): \(description)")
  }
}
