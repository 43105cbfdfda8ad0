package import Images
package import Tensors

/// The values of an image, channel after channel.
package struct Planes: Hashable, Sendable {
  /// `C x H x W`.
  package let shape: Shape
  /// Row-major.
  package var values: [Float]

  package init(_ values: [Float], shape: Shape) {
    precondition(values.count == shape.count, "\(values.count) values of \(shape)")
    (self.shape, self.values) = (shape, values)
  }

  /// The pixels of an image, 0 being black and 1 white.
  package init(_ image: Image) {
    let (channels, area) = (image.channels, image.width * image.height)
    self.init(
      (0..<channels * area).map { Float(image.pixels[$0 % area * channels + $0 / area]) / 255 },
      shape: [channels, image.height, image.width])
  }

  /// Each value with the other's at its place, made one.
  package func combined(_ other: Planes, _ change: (Float, Float) -> Float) -> Planes {
    Planes(zip(values, other.values).map(change), shape: shape)
  }
}
