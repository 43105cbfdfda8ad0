package import Images

/// A picture that is drawn on; what lies outside is not drawn.
package struct Canvas {
  package let width: Int
  package let height: Int
  private var pixels: [UInt8]

  /// A blank sheet.
  ///
  /// - Precondition: images may have this size.
  package init(width: Int, height: Int, _ paper: RGB) {
    (self.width, self.height) = (width, height)
    pixels = []
    pixels.reserveCapacity(width * height * 3)
    for _ in 0..<width * height { pixels += [paper.red, paper.green, paper.blue] }
  }

  /// Fills a rectangle.
  package mutating func fill(x: Int, y: Int, width: Int, height: Int, _ color: RGB) {
    for row in (y..<y + height).clamped(to: 0..<self.height) {
      for column in (x..<x + width).clamped(to: 0..<self.width) {
        let start = (row * self.width + column) * 3
        (pixels[start], pixels[start + 1], pixels[start + 2]) = (color.red, color.green, color.blue)
      }
    }
  }

  /// Fills as much of each pixel as a shape covers.
  mutating func fill(_ coverage: Coverage, _ color: RGB, opacity: Double) {
    for row in coverage.rows {
      for column in coverage.columns {
        let share = coverage[column, row] * Float(opacity)
        guard share > 0 else { continue }
        let start = (row * width + column) * 3
        pixels[start] = Self.mixed(pixels[start], color.red, share)
        pixels[start + 1] = Self.mixed(pixels[start + 1], color.green, share)
        pixels[start + 2] = Self.mixed(pixels[start + 2], color.blue, share)
      }
    }
  }

  private static func mixed(_ below: UInt8, _ above: UInt8, _ share: Float) -> UInt8 {
    UInt8((Float(below) + (Float(above) - Float(below)) * min(share, 1)).rounded())
  }

  /// Draws an image, each of its pixels as a square.
  package mutating func draw(_ image: Image, x: Int, y: Int, scale: Int) {
    for row in 0..<image.height {
      for column in 0..<image.width {
        fill(
          x: x + column * scale, y: y + row * scale, width: scale, height: scale,
          image.color(x: column, y: row))
      }
    }
  }

  /// Writes a line of text, each dot of a letter as a square.
  package mutating func write(_ text: String, x: Int, y: Int, scale: Int, _ color: RGB) {
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
  package var image: Image { Image(width: width, height: height, color: .rgb, pixels: pixels) }
}

extension Image {
  /// The color of a pixel.
  package func color(x: Int, y: Int) -> RGB {
    let start = (y * width + x) * channels
    return channels == 1
      ? RGB(red: pixels[start], green: pixels[start], blue: pixels[start])
      : RGB(red: pixels[start], green: pixels[start + 1], blue: pixels[start + 2])
  }
}
