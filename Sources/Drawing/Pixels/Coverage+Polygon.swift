extension Coverage {
  /// Adds a polygon's inside, where it winds at all.
  mutating func addPolygon(_ points: [Point]) {
    let edges = zip(points, points.dropFirst() + points.prefix(1)).filter { $0.y != $1.y }
    let share = 1 / Float(Self.linesInRow)
    for row in rows {
      for line in 0..<Self.linesInRow {
        let y = Double(row) + (Double(line) + 0.5) / Double(Self.linesInRow)
        var winding = 0
        var left = 0.0
        for (x, direction) in Self.crossings(of: edges, at: y) {
          if winding == 0 { left = x }
          winding += direction
          if winding == 0 { addSpan(from: left, to: x, row: row, share: share) }
        }
      }
    }
  }

  /// The lines by which a row's coverage is judged.
  private static let linesInRow = 5

  private static func crossings(of edges: [(Point, Point)], at y: Double) -> [(x: Double, direction: Int)] {
    edges.compactMap { start, end -> (x: Double, direction: Int)? in
      guard min(start.y, end.y) <= y, y < max(start.y, end.y) else { return nil }
      let x = start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
      return (x, end.y > start.y ? 1 : -1)
    }.sorted { $0.x < $1.x }
  }

  private mutating func addSpan(from left: Double, to right: Double, row: Int, share: Float) {
    for column in Self.pixels(left, right, limit: columns.upperBound).clamped(to: columns) {
      let covered = min(right, Double(column + 1)) - max(left, Double(column))
      if covered > 0 { values[index(column, row)] += Float(covered) * share }
    }
  }
}
