package import Tracking

/// The rows of a query as text, in pieces as they come: however many there are, few are held at once.
package protocol QueryText {
  /// What is to be written before the first row.
  var opening: String { get }
  /// Takes a row; returns what is to be written by now.
  mutating func text(of row: [SQLValue]) -> String
  /// What is to be written after the last row.
  mutating func closing() -> String
}
