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

extension LineChart.Series {
  static func stroke(_ paint: Paint, isDashed: Bool) -> Stroke {
    isDashed ? Stroke(paint, width: 1.4, dash: [1, 4], opacity: 0.9) : Stroke(paint, width: 2)
  }

  /// Band, line and markers on a ground.
  fileprivate func mark(on plane: Plane) -> Mark {
    let columns = max(1, Int(plane.area.width * 2))
    var marks: [Mark] = []
    let places = band.compactMap { interval in
      plane.point(interval.x, interval.low).flatMap { low in
        plane.point(interval.x, interval.high).map { (low: low, high: $0) }
      }
    }
    if places.count > 1 {
      let edge =
        thinned(places.map(\.low), columns: columns)
        + thinned(places.map(\.high), columns: columns).reversed()
      marks.append(.area(edge, .series(style), opacity: 0.16))
    }
    for piece in pieces(on: plane) {
      marks.append(
        .line(thinned(piece, columns: columns), Self.stroke(.series(style), isDashed: isDashed)))
    }
    if !isDashed { marks += markers(on: plane) }
    return .group(title: name, offset: Point(0, 0), marks)
  }

  /// The line between its gaps.
  private func pieces(on plane: Plane) -> [[Point]] {
    points.map { plane.point($0.x, $0.y) }
      .split(separator: nil, omittingEmptySubsequences: true)
      .map { $0.compactMap(\.self) }
  }

  /// A marker at each of a few points; at some of many, elsewhere for each series, so that they do not cover one
  /// another.
  private func markers(on plane: Plane) -> [Mark] {
    let places = points.compactMap { plane.point($0.x, $0.y) }
    guard places.count > Self.mostMarkers, let first = places.first, let last = places.last else {
      return places.flatMap { Marker.marks(ofSeries: style, at: $0) }
    }
    let shift = (Double(style) * 0.38).truncatingRemainder(dividingBy: 1)
    let chosen = (0..<Self.mostMarkers / 2).compactMap { number -> Point? in
      let share = (Double(number) + 0.15 + 0.7 * shift) / Double(Self.mostMarkers / 2)
      let x = first.x + (last.x - first.x) * share
      return places.first { last.x >= first.x ? $0.x >= x : $0.x <= x }
    }
    return (chosen + [last]).flatMap { Marker.marks(ofSeries: style, at: $0) }
  }

  private static let mostMarkers = 12
}
