/// The ground of a chart: two scales, a grid at their ticks, and what is written beside them.
struct Plane {
  let area: Box
  let xScale: Scale
  let yScale: Scale

  static let textSize = 12.0
  private static let tickGap = 5.0

  /// Lays the ground out within a size.
  ///
  /// - Parameter top: room above for a heading.
  init(xScale: Scale, yScale: Scale, width: Double, height: Double, top: Double) {
    (self.xScale, self.yScale) = (xScale, yScale)
    let widest = yScale.ticks(5).map { Label.width(of: $0.text, size: Self.textSize) }.max() ?? 0
    // The axis' name stands upright left of the numbers.
    let left = widest + Self.tickGap + Self.textSize + 8
    let bottom = 2 * Self.textSize + Self.tickGap + 10
    area = Box(
      x: left, y: top, width: max(10, width - left - 14), height: max(10, height - top - bottom))
  }

  /// Where a point of the data is; nil where it has no place on the scales.
  func point(_ x: Double, _ y: Double) -> Point? {
    guard let across = xScale.share(of: x), let up = yScale.share(of: y) else { return nil }
    return Point(area.x + across * area.width, area.bottom - up * area.height)
  }

  /// Grid, numbers and names.
  func marks(xName: String, yName: String) -> [Mark] {
    var marks: [Mark] = []
    for tick in yScale.ticks(5) {
      let y = area.bottom - (yScale.share(of: tick.value) ?? 0) * area.height
      marks.append(.line([Point(area.x, y), Point(area.right, y)], Stroke(.grid)))
      let place = Point(area.x - Self.tickGap, y + Label.middleToBaseline * Self.textSize)
      marks.append(.text(Label(tick.text, at: place, size: Self.textSize, .quiet, anchor: .end)))
    }
    for tick in xScale.ticks(max(2, Int(area.width / 70))) {
      let x = area.x + (xScale.share(of: tick.value) ?? 0) * area.width
      marks.append(.line([Point(x, area.bottom), Point(x, area.bottom + 4)], Stroke(.quiet)))
      let place = Point(x, area.bottom + Self.tickGap + Self.textSize)
      marks.append(.text(Label(tick.text, at: place, size: Self.textSize, .quiet, anchor: .middle)))
    }
    marks.append(.line([Point(area.x, area.bottom), Point(area.right, area.bottom)], Stroke(.quiet)))
    let below = Point(area.middle.x, area.bottom + Self.tickGap + 2 * Self.textSize + 5)
    marks.append(.text(Label(name(xName, xScale), at: below, size: Self.textSize, anchor: .middle)))
    let beside = Point(Self.textSize, area.middle.y)
    marks.append(
      .text(Label(name(yName, yScale), at: beside, size: Self.textSize, anchor: .middle, rotation: -90)))
    return marks
  }

  private func name(_ name: String, _ scale: Scale) -> String {
    scale.kind == .logarithmic ? name + " (log scale)" : name
  }
}
