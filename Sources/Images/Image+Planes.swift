extension Image {
  /// Writes the values in the order CxHxW, plane after plane.
  ///
  /// - Precondition: there is room for exactly `channels * height * width` values.
  public func copyPlanes(to planes: UnsafeMutableBufferPointer<UInt8>) {
    precondition(planes.count == pixels.count, "room for \(planes.count) of \(pixels.count) values")
    let (area, channels) = (width * height, channels)
    pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<channels {
        for pixel in 0..<area { planes[channel * area + pixel] = pixels[pixel * channels + channel] }
      }
    }
  }
}
