import CKernels

/// Arithmetic over the values of one sample, on the calling thread, allocating nothing.
extension UnsafeMutableBufferPointer<Float> {
  /// Multiplies each value, adds to it, and limits it to a range.
  public func scale(by factor: Float, adding shift: Float = 0, limitedTo range: ClosedRange<Float>) {
    ck_scale_and_limit(baseAddress, factor, shift, range.lowerBound, range.upperBound, Int64(count))
  }

  /// Subtracts a mean from each value, then divides it.
  public func standardize(mean: Float, deviation: Float) {
    ck_standardize(baseAddress, mean, deviation, Int64(count))
  }

  /// The smallest and the largest value; 0 where they are not numbers.
  ///
  /// - Precondition: there is at least one.
  public var extent: ClosedRange<Float> {
    precondition(!isEmpty, "no values have no extent")
    var (low, high) = (Float(0), Float(0))
    ck_extent(baseAddress, Int64(count), &low, &high)
    return low <= high ? low...high : 0...0
  }

  /// The mean of all values.
  public var mean: Float { ck_mean(baseAddress, Int64(count)) }

  /// Adds normally distributed noise of mean 0 that is a function of key and position alone.
  public func addNoise(deviation: Float, key: UInt64) {
    ck_add_noise(baseAddress, deviation, key, Int64(count))
  }
}
