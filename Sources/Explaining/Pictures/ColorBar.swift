import Drawing

/// What the colors of a picture stand for, from the lowest to the highest.
struct ColorBar {
  /// The color of a share of the bar, from 0 to 1.
  let color: (Float) -> RGB
  /// What is written at its left end, its middle and its right end; nothing of an empty one.
  let low, middle, high: String

  /// Pixels on a sheet, the line of what is written left out.
  static let height = 12

  /// Draws the bar and what is written below it.
  func draw(x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    for column in 0..<width {
      let share = width > 1 ? Float(column) / Float(width - 1) : 0
      canvas.fill(x: x + column, y: y, width: 1, height: Self.height, color(share))
    }
    let line = y + Self.height + PictureSheet.gap / 2
    for (text, share) in [(low, 0), (middle, 1), (high, 2)] {
      let left = x + (width - PictureSheet.textWidth(text)) * share / 2
      PictureSheet.write(text, x: left, y: line, .sheetQuiet, on: &canvas)
    }
  }
}
