/// A table of amounts as colors, with a text in each cell.
package struct HeatMap: Sendable {
  /// A cell: its color's amount from 0 to 1, what is written in it, and what it says when it is pointed at.
  package struct Cell: Sendable {
    package var amount: Double
    package var text: String
    package var meaning: String

    /// A cell.
    package init(amount: Double, text: String, meaning: String) {
      (self.amount, self.text, self.meaning) = (amount, text, meaning)
    }
  }

  package var title: String
  package var summary: String
  /// What the rows and the columns are.
  package var rowName: String
  package var columnName: String
  /// The names of both.
  package var labels: [String]
  /// As many rows of as many cells as there are labels.
  package var cells: [[Cell]]

  /// A square table.
  package init(
    title: String, summary: String, rowName: String, columnName: String, labels: [String], cells: [[Cell]]
  ) {
    (self.title, self.summary, self.labels, self.cells) = (title, summary, labels, cells)
    (self.rowName, self.columnName) = (rowName, columnName)
  }
}
