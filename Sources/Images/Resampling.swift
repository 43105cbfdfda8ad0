/// How a resized image is made of the original.
public enum Resampling: String, CaseIterable, Codable, Hashable, Sendable {
  /// The four nearest pixels, weighted by their nearness to the middle of the new pixel.
  case bilinear
  /// The mean of all that the new pixel covers: the better choice for much smaller images.
  case area
}
