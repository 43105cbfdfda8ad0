/// Something drawn on a figure.
package indirect enum Mark: Sendable {
  /// A line through points.
  case line([Point], Stroke)
  /// What a line around would enclose, filled; inside is where it winds at all.
  case area([Point], Paint, opacity: Double)
  /// A filled circle.
  case circle(Point, radius: Double, Paint)
  /// A line of text.
  case text(Label)
  /// Marks that belong together, moved by an offset; the title tells readers, who see it or hear it, what they are.
  case group(title: String?, offset: Point, [Mark])

  /// A filled rectangle.
  package static func rectangle(_ box: Box, _ paint: Paint, opacity: Double = 1) -> Mark {
    .area(
      [Point(box.x, box.y), Point(box.right, box.y), Point(box.right, box.bottom), Point(box.x, box.bottom)],
      paint, opacity: opacity)
  }
}
