/// A drawing made of marks, to be rendered as SVG or as an image.
///
/// Coordinates are in units of which one is a pixel on a plain screen, from the upper left corner.
package struct Figure: Sendable {
  package var width: Double
  package var height: Double
  /// What it is, in a few words.
  package var title: String
  /// What it shows, for readers who do not see it.
  package var summary: String
  /// From the lowest to the topmost.
  package var marks: [Mark]

  /// A drawing of a size.
  package init(width: Double, height: Double, title: String, summary: String, marks: [Mark]) {
    (self.width, self.height, self.title, self.summary) = (width, height, title, summary)
    self.marks = marks
  }

  /// Figures side by side, with a gap between them.
  package static func row(_ figures: [Figure], gap: Double, title: String) -> Figure {
    var x = 0.0
    var marks: [Mark] = []
    for figure in figures {
      marks.append(.group(title: figure.title, offset: Point(x, 0), figure.marks))
      x += figure.width + gap
    }
    return Figure(
      width: max(0, x - gap), height: figures.map(\.height).max() ?? 0, title: title,
      summary: figures.map(\.summary).joined(separator: " "), marks: marks)
  }
}
