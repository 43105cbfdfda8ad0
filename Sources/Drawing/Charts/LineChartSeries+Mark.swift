extension LineChart.Series {
  static func stroke(_ paint: Paint, isDashed: Bool) -> Stroke {
    isDashed ? Stroke(paint, width: 1.4, dash: [1, 4], opacity: 0.9) : Stroke(paint, width: 2)
  }

  /// Band, line and markers on a ground.
  func mark(on plane: Plane) -> Mark {
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
