/// How much of each pixel shapes cover, from 0 to 1, in the part of a canvas where they are.
struct Coverage {
  let columns: Range<Int>
  let rows: Range<Int>
  private var values: [Float]

  /// Nothing covered yet in the part of a canvas that points and what is so far around them reach.
  init(around points: [Point], margin: Double, canvasWidth: Int, canvasHeight: Int) {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    columns = Self.pixels((xs.min() ?? 0) - margin, (xs.max() ?? -1) + margin, limit: canvasWidth)
    rows = Self.pixels((ys.min() ?? 0) - margin, (ys.max() ?? -1) + margin, limit: canvasHeight)
    values = [Float](repeating: 0, count: columns.count * rows.count)
  }

  /// The covered part of a pixel.
  subscript(column: Int, row: Int) -> Float { values[index(column, row)] }

  private func index(_ column: Int, _ row: Int) -> Int {
    (row - rows.lowerBound) * columns.count + column - columns.lowerBound
  }

  /// The pixels that an interval touches.
  static func pixels(_ low: Double, _ high: Double, limit: Int) -> Range<Int> {
    let first = Int(min(max(low, 0), Double(limit)).rounded(.down))
    let end = Int(min(max(high, -1), Double(limit) - 1).rounded(.down)) + 1
    return first..<max(first, end)
  }
}

extension Coverage {
  /// Adds a line with round ends; what lines share is covered once.
  mutating func addLine(from start: Point, to end: Point, radius: Double) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let squaredLength = dx * dx + dy * dy
    let reach = radius + 0.5
    let ownRows = Self.pixels(
      min(start.y, end.y) - reach, max(start.y, end.y) + reach, limit: rows.upperBound)
    for row in ownRows.clamped(to: rows) {
      let y = Double(row) + 0.5
      for column in columnsReached(by: y, start, dx, dy, reach: reach) {
        let x = Double(column) + 0.5
        let along = squaredLength > 0 ? ((x - start.x) * dx + (y - start.y) * dy) / squaredLength : 0
        let nearest = Paint.share(along)
        let (awayX, awayY) = (x - start.x - nearest * dx, y - start.y - nearest * dy)
        let distance = (awayX * awayX + awayY * awayY).squareRoot()
        let covered = Float(min(max(reach - distance, 0), min(1, 2 * radius)))
        let place = index(column, row)
        values[place] = max(values[place], covered)
      }
    }
  }

  /// The pixels of a row that may be as near to a line as it reaches.
  private func columnsReached(
    by y: Double, _ start: Point, _ dx: Double, _ dy: Double, reach: Double
  ) -> Range<Int> {
    var low = min(start.x, start.x + dx) - reach
    var high = max(start.x, start.x + dx) + reach
    if abs(dy) > 1e-9 {
      // Where the row crosses the strip around the line's prolongation.
      let middle = start.x + (y - start.y) * dx / dy
      let half = reach * (dx * dx + dy * dy).squareRoot() / abs(dy)
      low = max(low, middle - half)
      high = min(high, middle + half)
    }
    return Self.pixels(low, high, limit: columns.upperBound).clamped(to: columns)
  }
}

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
