/// What the compute engine could not do.
public struct EngineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line that says what could not be done and why.
  public let description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }
}
