extension LineChart {
  /// The chart, `height` high but for its legend, which comes below.
  package func figure(width: Double, height: Double) -> Figure {
    let shown = Array(series.prefix(Self.mostSeries))
    let points = shown.flatMap(\.points) + reach + guide
    let bands = shown.flatMap(\.band)
    let ys = points.map(\.y) + bands.flatMap { [$0.low, $0.high] }
    let kind = yKind ?? Scale.kind(for: ys, ratio: Self.logarithmicRatio)
    let plane = Plane(
      xScale: Scale(covering: points.map(\.x)), yScale: Scale(covering: ys, kind, margin: 0.04),
      width: width, height: height, top: Self.headingHeight)
    let legend = Legend(
      entries(of: shown), at: Point(plane.area.x, height + 4), width: width - plane.area.x)
    let heading = Label(
      Label.fitted(title, width: width, size: 14), at: Point(0, 15), size: 14, isBold: true)
    let guideLine = Mark.line(
      guide.compactMap { plane.point($0.x, $0.y) }, Stroke(.quiet, width: 1.2, dash: [5, 5]))
    let lines = [guideLine] + shown.map { $0.mark(on: plane) }
    return Figure(
      width: width, height: height + 4 + legend.height, title: title, summary: summary(of: shown),
      marks: [.text(heading)] + plane.marks(xName: xName, yName: yName) + lines + legend.marks)
  }

  private static let headingHeight = 30.0
  /// From here on differences of small values would not be seen beside large ones.
  package static let logarithmicRatio = 200.0

  private func entries(of shown: [Series]) -> [Legend.Entry] {
    let middle = Legend.signWidth / 2
    func sign(_ paint: Paint, isDashed: Bool) -> Mark {
      .line(
        [Point(0, 0), Point(Legend.signWidth, 0)], Series.stroke(paint, isDashed: isDashed))
    }
    var entries = shown.compactMap { series in
      series.name.map { name in
        let marker = series.isDashed ? [] : Marker.marks(ofSeries: series.style, at: Point(middle, 0))
        return Legend.Entry(
          name: name, sign: [sign(.series(series.style), isDashed: series.isDashed)] + marker)
      }
    }
    if let meanings, shown.contains(where: \.isDashed) {
      entries.append(Legend.Entry(name: meanings.plain, sign: [sign(.ink, isDashed: false)]))
      entries.append(Legend.Entry(name: meanings.dashed, sign: [sign(.ink, isDashed: true)]))
    }
    let rest = series.count - shown.count
    if rest > 0 { entries.append(Legend.Entry(name: "and \(rest) more, not drawn", sign: [])) }
    return entries
  }

  private func summary(of shown: [Series]) -> String {
    let named = shown.filter { $0.name != nil }
    let ends = named.map { series in
      let last = series.points.last { $0.x.isFinite && $0.y.isFinite }
      return "\(series.name ?? ""): " + (last.map { "ends at \(numberText($0.y))" } ?? "nothing to draw")
    }
    return "\(yName) over \(xName). " + ends.joined(separator: "; ")
  }
}
