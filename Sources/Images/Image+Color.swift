extension Image {
  /// The image in another colour: gray as the luma of ITU-R BT.601, colour as three equal values.
  ///
  /// Luma is `0.299 R + 0.587 G + 0.114 B` in 16 binary places, rounded to nearest, as in Pillow.
  public func converted(to color: ImageColor) -> Image {
    guard color != self.color else { return self }
    return Image(width: width, height: height, color: color, pixels: color == .gray ? luma() : tripled())
  }

  private func tripled() -> [UInt8] {
    var tripled: [UInt8] = []
    tripled.reserveCapacity(3 * pixels.count)
    for value in pixels { tripled += repeatElement(value, count: 3) }
    return tripled
  }

  private func luma() -> [UInt8] {
    stride(from: 0, to: pixels.count, by: 3).map { first in
      let red = 19595 * UInt32(pixels[first])
      let green = 38470 * UInt32(pixels[first + 1])
      let blue = 7471 * UInt32(pixels[first + 2])
      return UInt8((red + green + blue + 0x8000) >> 16)
    }
  }
}
