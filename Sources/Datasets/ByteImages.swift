public import Tensors

/// Images whose pixels are bytes, all of one shape, kept in memory as they were stored.
public struct ByteImages: SampleSource, Hashable {
  /// Pixel bytes, image after image, each in plain channel, row, column order.
  public let pixels: [UInt8]
  /// Channels, height, width.
  public let shape: Shape
  /// Class index of each image.
  public let labels: [Int32]
  /// The pixel value that is read as 1: 255 for most images, 16 for the digits.
  public let pixelMaximum: Int
  /// What each of the 256 bytes is read as: exactly `Float(byte) / Float(pixelMaximum)`.
  private let scaled: [Float]

  /// Images over existing pixels.
  ///
  /// - Precondition: `pixels.count == labels.count * shape.count`, `pixelMaximum` is positive, and the images
  ///   can be counted in 32 bits.
  public init(pixels: [UInt8], shape: Shape, labels: [Int32], pixelMaximum: Int = 255) {
    precondition(
      pixels.count == labels.count * shape.count,
      "\(pixels.count) pixels cannot fill \(labels.count) images of shape \(shape)")
    precondition(pixelMaximum > 0, "a pixel maximum of \(pixelMaximum) cannot scale")
    precondition(labels.count <= Int(Int32.max), "\(labels.count) images are more than 32 bits can count")
    self.pixels = pixels
    self.shape = shape
    self.labels = labels
    self.pixelMaximum = pixelMaximum
    scaled = (0..<256).map { Float($0) / Float(pixelMaximum) }
  }

  /// Number of images.
  public var count: Int { labels.count }

  /// What a pixel is multiplied by when it is read.
  public var scale: Float { 1 / Float(pixelMaximum) }

  /// The images of the given indices, in that order.
  public func subset(_ indices: [Int32]) -> ByteImages {
    let size = shape.count
    let chosen = [UInt8](unsafeUninitializedCapacity: indices.count * size) { buffer, filled in
      for index in indices {
        let image = pixels[Int(index) * size..<(Int(index) + 1) * size]
        filled = buffer[filled...].initialize(fromContentsOf: image)
      }
    }
    return ByteImages(
      pixels: chosen, shape: shape, labels: indices.map { labels[Int($0)] }, pixelMaximum: pixelMaximum)
  }

  /// Writes the images of the given indices, each pixel divided by `pixelMaximum`; allocates nothing.
  public func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
    let size = shape.count
    precondition(
      values.count >= indices.count * size,
      "no room for \(indices.count) images of \(shape) in \(values.count) values")
    pixels.withUnsafeBufferPointer { pixels in
      scaled.withUnsafeBufferPointer { scaled in
        var target = 0
        for index in indices {
          let image = UnsafeBufferPointer(rebasing: pixels[Int(index) * size..<(Int(index) + 1) * size])
          for offset in 0..<size { values[target &+ offset] = scaled[Int(image[offset])] }
          target += size
        }
      }
    }
  }
}
