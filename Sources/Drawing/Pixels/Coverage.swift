/// How much of each pixel shapes cover, from 0 to 1, in the part of a canvas where they are.
struct Coverage {
  let columns: Range<Int>
  let rows: Range<Int>
  var values: [Float]

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

  func index(_ column: Int, _ row: Int) -> Int {
    (row - rows.lowerBound) * columns.count + column - columns.lowerBound
  }

  /// The pixels that an interval touches.
  static func pixels(_ low: Double, _ high: Double, limit: Int) -> Range<Int> {
    let first = Int(min(max(low, 0), Double(limit)).rounded(.down))
    let end = Int(min(max(high, -1), Double(limit) - 1).rounded(.down)) + 1
    return first..<max(first, end)
  }
}
