import Images

/// A picture that is drawn on; what lies outside is not drawn.
struct Canvas {
  /// Amounts of red, green and blue.
  struct Color: Hashable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    static let paper = Color(red: 244, green: 244, blue: 244)
    static let ink = Color(red: 32, green: 32, blue: 32)
    static let quiet = Color(red: 112, green: 112, blue: 112)
  }

  private let width: Int
  private let height: Int
  private var pixels: [UInt8]

  /// A blank sheet.
  ///
  /// - Precondition: images may have this size.
  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    pixels = [UInt8](repeating: Color.paper.red, count: width * height * 3)
  }

  /// Fills a rectangle.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ color: Color) {
    for row in (y..<y + height).clamped(to: 0..<self.height) {
      for column in (x..<x + width).clamped(to: 0..<self.width) {
        let start = (row * self.width + column) * 3
        (pixels[start], pixels[start + 1], pixels[start + 2]) = (color.red, color.green, color.blue)
      }
    }
  }

  /// Draws an image, each of its pixels as a square.
  mutating func draw(_ image: Image, x: Int, y: Int, scale: Int) {
    for row in 0..<image.height {
      for column in 0..<image.width {
        fill(
          x: x + column * scale, y: y + row * scale, width: scale, height: scale,
          image.color(x: column, y: row))
      }
    }
  }

  /// Writes a line of text.
  mutating func write(_ text: String, x: Int, y: Int, scale: Int, _ color: Color) {
    for (position, character) in text.enumerated() {
      let left = x + position * BitmapFont.advance * scale
      for (row, bits) in BitmapFont.rows(of: character).enumerated() {
        for column in 0..<BitmapFont.width where bits & (1 << column) != 0 {
          fill(x: left + column * scale, y: y + row * scale, width: scale, height: scale, color)
        }
      }
    }
  }

  /// What was drawn.
  var image: Image { Image(width: width, height: height, color: .rgb, pixels: pixels) }
}

extension Image {
  /// The color of a pixel.
  func color(x: Int, y: Int) -> Canvas.Color {
    let start = (y * width + x) * channels
    return channels == 1
      ? Canvas.Color(red: pixels[start], green: pixels[start], blue: pixels[start])
      : Canvas.Color(red: pixels[start], green: pixels[start + 1], blue: pixels[start + 2])
  }
}
