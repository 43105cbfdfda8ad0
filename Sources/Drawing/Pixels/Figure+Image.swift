package import Images

extension Figure {
  /// The figure as an image on its ground.
  ///
  /// - Parameter scale: pixels in a unit; made smaller where the image would be larger than images may be.
  package func image(_ theme: Theme, scale: Double) -> Image {
    let longest = max(width, height, 1)
    let allowed = min(scale, Self.longestSide / longest)
    let (columns, rows) = (Int((width * allowed).rounded(.up)), Int((height * allowed).rounded(.up)))
    var painter = Painter(
      Canvas(width: max(1, columns), height: max(1, rows), theme.paper), theme: theme, scale: allowed)
    painter.draw(marks, movedBy: Point(0, 0))
    return painter.canvas.image
  }

  /// The longest side of an image, so that its area is allowed whatever the other side is.
  private static let longestSide = 10_000.0
}
