import CKernels

/// Looks images up through affine maps, by bilinear interpolation; on the calling thread, allocating nothing.
///
/// The results are those of `scipy.ndimage.affine_transform` of order 1, up to rounding.
public struct ImageResampler: Sendable {
  private let channels, height, width: Int
  private let fill: FillMode
  private let fillValue: Float

  /// - Parameters:
  ///   - shape: channels, height, width of source and target.
  ///   - fillValue: what `constant` fills with.
  /// - Precondition: height and width are at least 2, and a channel's pixels can be counted in 31 bits.
  public init(shape: Shape, fill: FillMode, fillValue: Float) {
    precondition(
      shape.rank == 3 && min(shape[1], shape[2]) >= 2, "shape \(shape) is no image to interpolate in")
    precondition(shape[1] * shape[2] <= Int(Int32.max), "an image of shape \(shape) is too large")
    (channels, height, width) = (shape[0], shape[1], shape[2])
    (self.fill, self.fillValue) = (fill, fillValue)
  }

  /// Writes an image whose pixels are looked up in another.
  ///
  /// - Precondition: both have room for an image of the shape, and share no memory.
  public func resample(
    _ source: UnsafeBufferPointer<Float>, by map: AffineMap, into target: UnsafeMutableBufferPointer<Float>
  ) {
    let count = channels * height * width
    precondition(source.count >= count && target.count >= count, "no room for an image of \(count) values")
    var resampling = ck_resampling(
      channels: Int64(channels), height: Int64(height), width: Int64(width),
      matrix: (map.xx, map.xy, map.x0, map.yx, map.yy, map.y0), fill: fill.kernelValue, value: fillValue)
    ck_resample(&resampling, source.baseAddress, target.baseAddress)
  }
}
