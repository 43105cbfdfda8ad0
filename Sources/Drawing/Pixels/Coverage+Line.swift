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
