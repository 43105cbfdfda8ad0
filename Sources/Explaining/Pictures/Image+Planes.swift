import Drawing
import Images
import Tensors

extension Image {
  /// One plane of values as colors.
  init(_ values: some RandomAccessCollection<Float>, height: Int, width: Int, _ color: (Float) -> RGB) {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * height * width)
    for value in values {
      let color = color(value)
      pixels += [color.red, color.green, color.blue]
    }
    self.init(width: width, height: height, color: .rgb, pixels: pixels)
  }

  /// `C x H x W` as a person sees it, `low` being black and `high` white: three channels in color, else their mean in gray.
  init(planes values: [Float], shape: Shape, low: Float = 0, high: Float = 1) {
    let (channels, area) = (shape[0], shape[1] * shape[2])
    var pixels: [UInt8] = []
    pixels.reserveCapacity((channels == 3 ? 3 : 1) * area)
    func level(_ value: Float) -> UInt8 {
      let level = (value - low) / (high - low) * 255
      return level >= 255 ? 255 : level > 0 ? UInt8(level.rounded()) : 0
    }
    for pixel in 0..<area {
      let own = stride(from: pixel, to: channels * area, by: area).map { values[$0] }
      if channels == 3 {
        pixels += own.map(level)
      } else {
        pixels.append(level(own.reduce(0, +) / Float(channels)))
      }
    }
    self.init(width: shape[2], height: shape[1], color: channels == 3 ? .rgb : .gray, pixels: pixels)
  }

  /// The image with its longer side at most so long, and the whole factor by which it is then enlarged towards it.
  func fitted(to side: Int) -> (image: Image, scale: Int) {
    let longest = max(width, height)
    guard longest > side else { return (self, (side + longest / 2) / longest) }
    let smaller = resized(
      width: max(1, width * side / longest), height: max(1, height * side / longest), .area)
    return (smaller, 1)
  }
}
