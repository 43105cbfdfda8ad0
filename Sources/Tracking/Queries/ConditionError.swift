/// Why the text of a condition was not understood, and where.
public struct ConditionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public let text: String
  /// The place in it, in characters from 1.
  public let column: Int
  /// What was expected and what was found there.
  public let detail: String
  /// Whether the text is well formed, but names something that no run has.
  public let isUnknownName: Bool

  init(_ text: String, column: Int, _ detail: String, isUnknownName: Bool = false) {
    (self.text, self.column, self.detail, self.isUnknownName) = (text, column, detail, isUnknownName)
  }

  /// One line, without the text.
  public var description: String { "condition, column \(column): \(detail)" }
}
