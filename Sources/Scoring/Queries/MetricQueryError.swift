/// Why a text asks no metric.
public struct MetricQueryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the text, in characters from 1.
  public let column: Int
  /// One line: what was expected and what was found.
  public let message: String

  init(_ message: String, column: Int) { (self.column, self.message) = (column, message) }

  /// The place and the message.
  public var description: String { "column \(column): \(message)" }
}
