/// Many records as lines across an axis for each of their properties.
package struct ParallelCoordinates: Sendable {
  /// A property: its name, and what each record has of it.
  package struct Axis: Sendable {
    /// Numbers or words, one for each record; nil for what a record lacks.
    package enum Values: Sendable {
      case numbers([Double?])
      case texts([String?])
    }

    package var name: String
    package var values: Values

    /// A property.
    package init(name: String, values: Values) { (self.name, self.values) = (name, values) }
  }

  /// More records are not drawn.
  package static let mostLines = 400
  /// More words of one property are one, "other".
  package static let mostTexts = 16

  package var title: String
  package var summary: String
  package var axes: [Axis]
  /// The records' colors, the best 1, the best first; as many as each axis has values.
  package var amounts: [Double]
  /// What is said of a record that is pointed at.
  package var names: [String]

  /// A chart.
  package init(title: String, summary: String, axes: [Axis], amounts: [Double], names: [String]) {
    (self.title, self.summary, self.axes) = (title, summary, axes)
    (self.amounts, self.names) = (amounts, names)
  }
}
