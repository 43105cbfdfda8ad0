/// A picture of eight bits a value, gray or in colour.
public struct Image: Hashable, Sendable {
  /// The largest width and height.
  public static let largestSide = 65_535
  /// The most pixels.
  public static let largestArea = 1 << 28

  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// What the values of a pixel stand for.
  public let color: ImageColor
  /// `height * width * channels` values, row by row, the channels of a pixel side by side.
  public let pixels: [UInt8]

  /// An image of given pixels.
  ///
  /// - Precondition: the size is an allowed one, and there are as many pixels.
  public init(width: Int, height: Int, color: ImageColor, pixels: [UInt8]) {
    precondition(Self.allows(width: width, height: height), "an image of \(width)x\(height) pixels")
    precondition(
      pixels.count == width * height * color.channels, "\(pixels.count) values for \(width)x\(height)")
    self.width = width
    self.height = height
    self.color = color
    self.pixels = pixels
  }

  /// Number of values in a pixel.
  public var channels: Int { color.channels }

  /// Whether images may have this size: sides from 1 to `largestSide`, no more than `largestArea` pixels.
  public static func allows(width: Int, height: Int) -> Bool {
    let sides = 1...largestSide
    return sides.contains(width) && sides.contains(height) && width * height <= largestArea
  }
}
