extension Image {
  /// The image in another size, each value rounded to nearest, halves up.
  ///
  /// Bilinear is that of PyTorch's `interpolate(mode: "bilinear", align_corners: False, antialias: False)`: half-pixel
  /// centres, edges repeated. Area is the exact mean of what is covered.
  ///
  /// - Precondition: images may have this size.
  public func resized(width: Int, height: Int, _ resampling: Resampling = .bilinear) -> Image {
    precondition(Self.allows(width: width, height: height), "an image of \(width)x\(height) pixels")
    guard width != self.width || height != self.height else { return self }
    let columns = AxisWeights(from: self.width, to: width, resampling)
    let rows = AxisWeights(from: self.height, to: height, resampling)
    let mean = RoundedQuotient(divisor: columns.total * rows.total)
    let channels = channels
    // A row of the new height in the original's width: below 2^32, as sides are below 2^16 and values below 2^8.
    var tall = [UInt32](repeating: 0, count: self.width * channels)
    // The same row in the new width.
    var sums = [UInt64](repeating: 0, count: width * channels)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(height * sums.count)
    for y in 0..<height {
      tall.withUnsafeMutableBufferPointer { tall in
        tall.update(repeating: 0)
        for part in rows.parts(of: y) {
          let row = self.pixels[part.source * tall.count..<(part.source + 1) * tall.count]
          for (index, value) in zip(tall.indices, row) { tall[index] &+= part.weight &* UInt32(value) }
        }
      }
      sums.withUnsafeMutableBufferPointer { sums in
        sums.update(repeating: 0)
        for part in columns.parts {
          let (source, target) = (part.source * channels, part.target * channels)
          for channel in 0..<channels {
            sums[target + channel] &+= UInt64(part.weight) &* UInt64(tall[source + channel])
          }
        }
      }
      pixels += sums.lazy.map(mean.of)
    }
    return Image(width: width, height: height, color: color, pixels: pixels)
  }
}

/// Division of weighted sums of values by the sum of the weights, rounded to nearest, halves up.
private struct RoundedQuotient {
  private let half: Double
  private let reciprocal: Double

  init(divisor: Int) {
    // The quarter keeps quotients further from whole numbers than the product's rounding reaches, so that this is
    // exact although the reciprocal is not: divisors are at most 2^30.
    half = Double(divisor / 2) + 0.25
    reciprocal = 1 / Double(divisor)
  }

  func of(_ sum: UInt64) -> UInt8 { UInt8((Double(sum) + half) * reciprocal) }
}
