/// Draws marks on a canvas in a theme's colors, smoothly; what is not finite is left out.
struct Painter {
  let theme: Theme
  /// Pixels in a unit of the figure.
  let scale: Double
  private(set) var canvas: Canvas

  init(_ canvas: Canvas, theme: Theme, scale: Double) {
    (self.canvas, self.theme, self.scale) = (canvas, theme, scale)
  }

  mutating func draw(_ marks: [Mark], movedBy offset: Point) {
    for mark in marks {
      switch mark {
      case .line(let points, let stroke): draw(points.map { $0 + offset }, stroke)
      case .area(let points, let paint, let opacity):
        let pixels = pixels(points.map { $0 + offset })
        fill(paint, around: pixels, margin: 1, opacity: opacity) { $0.addPolygon(pixels) }
      case .circle(let middle, let radius, let paint):
        let pixels = pixels([middle + offset])
        let reach = radius * scale
        fill(paint, around: pixels, margin: reach + 1) { coverage in
          for point in pixels { coverage.addLine(from: point, to: point, radius: reach) }
        }
      case .text(let label): draw(label, movedBy: offset)
      case .group(_, let more, let marks): draw(marks, movedBy: offset + more)
      }
    }
  }

  private mutating func draw(_ points: [Point], _ stroke: Stroke) {
    let radius = stroke.width * scale / 2
    let pixels = pixels(points)
    let pieces = dashes(of: pixels, lengths: stroke.dash.map { $0 * scale })
    fill(stroke.paint, around: pixels, margin: radius + 1, opacity: stroke.opacity) { coverage in
      for piece in pieces {
        if piece.count == 1 { coverage.addLine(from: piece[0], to: piece[0], radius: radius) }
        for (start, end) in zip(piece, piece.dropFirst()) {
          coverage.addLine(from: start, to: end, radius: radius)
        }
      }
    }
  }

  private mutating func draw(_ label: Label, movedBy offset: Point) {
    let lettering = Lettering(label)
    let lines = lettering.lines.map { pixels([$0 + offset, $1 + offset]) }.filter { $0.count == 2 }
    let radius = lettering.radius * scale
    fill(label.paint, around: lines.flatMap(\.self), margin: radius + 1) { coverage in
      for line in lines { coverage.addLine(from: line[0], to: line[1], radius: radius) }
    }
  }

  private mutating func fill(
    _ paint: Paint, around points: [Point], margin: Double, opacity: Double = 1,
    _ cover: (inout Coverage) -> Void
  ) {
    var coverage = Coverage(
      around: points, margin: margin, canvasWidth: canvas.width, canvasHeight: canvas.height)
    cover(&coverage)
    canvas.fill(coverage, theme.color(of: paint), opacity: opacity)
  }

  /// Places as pixels, far ones brought so near that no arithmetic overflows.
  private func pixels(_ points: [Point]) -> [Point] {
    points.filter(\.isFinite).map { Point(near($0.x * scale), near($0.y * scale)) }
  }

  private func near(_ value: Double) -> Double { min(max(value, -1e6), 1e6) }
}
