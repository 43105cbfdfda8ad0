import Drawing
import Images

/// Series drawn as curves over one another.
enum Curves {
  private static let width = 96
  private static let height = 48
  private static let colors = [
    RGB(red: 31, green: 92, blue: 168), RGB(red: 196, green: 78, blue: 40),
    RGB(red: 46, green: 125, blue: 70), RGB(red: 138, green: 68, blue: 150),
  ]

  /// - Parameters:
  ///   - low: the value at the lower edge.
  ///   - high: the value at the upper edge.
  static func image(of series: [ArraySlice<Float>], low: Float, high: Float) -> Image {
    var canvas = Canvas(width: width, height: height, .previewPaper)
    for (number, values) in series.enumerated() where !values.isEmpty {
      var last: Int?
      for x in 0..<width {
        // A long series has several values in a column, a short one a value in several columns.
        let first = values.startIndex + x * values.count / width
        let end = max(first + 1, values.startIndex + (x + 1) * values.count / width)
        let rows = values[first..<end].map { row(of: $0, low, high) }
        let reached = rows + [last].compactMap(\.self)
        let top = reached.reduce(height, min)
        let bottom = reached.reduce(0, max)
        canvas.fill(x: x, y: top, width: 1, height: bottom - top + 1, colors[number % colors.count])
        last = rows.last
      }
    }
    return canvas.image
  }

  private static func row(of value: Float, _ low: Float, _ high: Float) -> Int {
    let share = high > low ? (value - low) / (high - low) : 0.5
    let inside = share >= 1 ? 1 : share > 0 ? share : 0
    return Int(((1 - inside) * Float(height - 1)).rounded())
  }
}
