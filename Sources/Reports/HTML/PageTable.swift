/// A table of a page.
package struct PageTable: Sendable {
  /// A column's heading.
  package struct Heading: Sendable {
    package var text: String
    package var alignment: Alignment
  }

  /// A cell; its number decides the order where the table is sorted, else its text.
  package struct Cell: Sendable {
    package var text: String
    package var number: Double?
    /// Whether it is missing, which comes last in every order.
    package var isMissing = false
    /// Whether it is the best of its column.
    package var isBest = false
  }

  package var caption: String
  package var headings: [Heading]
  /// The first cell of a row names it.
  package var rows: [[Cell]]
  package var isSortable = false
}
