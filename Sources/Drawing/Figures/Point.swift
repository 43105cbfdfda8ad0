/// A place on a figure, in its units; y grows downwards.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  /// A place.
  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

  /// Whether it can be drawn.
  var isFinite: Bool { x.isFinite && y.isFinite }

  static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
}
