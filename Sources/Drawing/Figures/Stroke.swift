/// How a line is drawn; its ends and corners are round.
package struct Stroke: Hashable, Sendable {
  package var paint: Paint
  package var width: Double
  /// Lengths drawn and left out in turn; empty for a line without gaps.
  package var dash: [Double]
  package var opacity: Double

  /// A way to draw lines.
  package init(_ paint: Paint, width: Double = 1, dash: [Double] = [], opacity: Double = 1) {
    (self.paint, self.width, self.dash, self.opacity) = (paint, width, dash, opacity)
  }
}
