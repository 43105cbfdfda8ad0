public import Images
public import Tensors

/// An image as a person and as a network sees it.
public struct Subject: Hashable, Sendable {
  /// What it is called: a path, or a dataset and a number.
  public let name: String
  /// `C x H x W`.
  public let shape: Shape
  /// Row-major, 0 being black and 1 white.
  public let pixels: [Float]
  /// How pixels become inputs.
  public let scale: PixelScale

  /// - Throws: where the shape is not that of an image.
  public init(name: String, shape: Shape, pixels: [Float], scale: PixelScale) throws(ExplainingError) {
    guard shape.rank == 3 else {
      throw ExplainingError(
        .badData,
        "only models of images can be explained: expected inputs channels x height x width, found \(shape)")
    }
    precondition(pixels.count == shape.count && scale.black.count == shape[0], "pixels of \(shape)")
    (self.name, self.shape, self.pixels, self.scale) = (name, shape, pixels, scale)
  }

  /// What the network is given.
  public var values: [Float] { scale.values(of: pixels) }

  /// The image as it is drawn: in color where it has three channels, else in gray.
  public var picture: Image { Image(planes: pixels, shape: shape) }

  /// Number of rows.
  var height: Int { shape[1] }
  /// Number of columns.
  var width: Int { shape[2] }
}
