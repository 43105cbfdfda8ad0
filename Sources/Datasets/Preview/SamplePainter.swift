import Images
import Tensors

/// Makes pictures of samples of one shape: images as they are, series as curves, volumes by their middle slice.
struct SamplePainter {
  /// Larger pictures are made smaller.
  static let longestSide = 96

  let shape: Shape
  /// What is drawn black, or lowest.
  let low: Float
  /// What is drawn white, or highest.
  let high: Float

  /// A painter of samples with values in a range.
  ///
  /// Images and volumes keep black at 0 and white at 1 unless there are values beyond.
  init(shape: Shape, least: Float, largest: Float) {
    self.shape = shape
    let isPlane = Self.plane(of: shape) != nil
    (low, high) = isPlane ? (min(0, least), max(1, largest)) : (least, largest)
  }

  /// The picture of one sample's values.
  func picture(of values: [Float]) -> Image {
    guard let plane = Self.plane(of: shape) else {
      let channels = shape.rank == 2 ? shape[0] : 1
      let length = values.count / channels
      return Curves.image(
        of: (0..<channels).map { values[$0 * length..<($0 + 1) * length] }, low: low, high: high)
    }
    let color: Images.ImageColor = shape[0] == 3 ? .rgb : .gray
    var pixels: [UInt8] = []
    pixels.reserveCapacity(plane.height * plane.width * color.channels)
    for offset in 0..<plane.height * plane.width {
      for channel in 0..<color.channels {
        pixels.append(level(values[plane.start + channel * plane.channelStride + offset]))
      }
    }
    return Image(width: plane.width, height: plane.height, color: color, pixels: pixels)
      .reduced(to: Self.longestSide)
  }

  /// From 0 to 255.
  private func level(_ value: Float) -> UInt8 {
    let level = (value - low) / (high - low) * 255
    return level >= 255 ? 255 : level > 0 ? UInt8(level.rounded()) : 0
  }

  /// Where the values of what is shown of an image or a volume are; nil for what is no plane.
  private static func plane(
    of shape: Shape
  ) -> (start: Int, channelStride: Int, height: Int, width: Int)? {
    guard shape.rank == 3 || shape.rank == 4 else { return nil }
    let (height, width) = (shape[shape.rank - 2], shape[shape.rank - 1])
    guard Image.allows(width: width, height: height) else { return nil }
    let depth = shape.rank == 4 ? shape[1] : 1
    return (depth / 2 * height * width, depth * height * width, height, width)
  }
}

extension Image {
  /// The image with its longest side at most so long, in proportion.
  fileprivate func reduced(to side: Int) -> Image {
    let longest = max(width, height)
    guard longest > side else { return self }
    return resized(
      width: max(1, width * side / longest), height: max(1, height * side / longest), .area)
  }
}
