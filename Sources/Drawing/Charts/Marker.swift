import Foundation

/// The shapes on lines by which series are told apart where colors are not.
enum Marker {
  /// The marks of a series at a point.
  static func marks(ofSeries index: Int, at point: Point, size: Double = 3.2) -> [Mark] {
    let paint = Paint.series(index)
    // Each round of the colors has the shapes in another order.
    switch (Paint.place(ofSeries: index) + index / Paint.seriesCount) % 8 {
    case 0: return [.circle(point, radius: size, paint)]
    case 1: return [corners(4, size * 1.25, turn: .pi / 4, point, paint)]
    case 2: return [corners(3, size * 1.4, turn: -.pi / 2, point, paint)]
    case 3: return [corners(4, size * 1.35, turn: 0, point, paint)]
    case 4: return [.circle(point, radius: size + 0.4, paint), .circle(point, radius: size - 1.2, .paper)]
    case 5: return cross(size * 1.3, turn: .pi / 4, point, paint)
    case 6: return [corners(3, size * 1.4, turn: .pi / 2, point, paint)]
    default: return cross(size * 1.3, turn: 0, point, paint)
    }
  }

  private static func corners(
    _ count: Int, _ radius: Double, turn: Double, _ middle: Point, _ paint: Paint
  ) -> Mark {
    .area(
      (0..<count).map { radial(radius, turn + 2 * .pi * Double($0) / Double(count), middle) }, paint,
      opacity: 1)
  }

  private static func cross(_ radius: Double, turn: Double, _ middle: Point, _ paint: Paint) -> [Mark] {
    [turn, turn + .pi / 2].map { angle in
      .line(
        [radial(radius, angle, middle), radial(radius, angle + .pi, middle)], Stroke(paint, width: 1.8))
    }
  }

  private static func radial(_ radius: Double, _ angle: Double, _ middle: Point) -> Point {
    Point(middle.x + radius * cos(angle), middle.y + radius * sin(angle))
  }
}
