import CKernels

/// Arithmetic over all stored values; padding lanes are zeros and stay so.
extension Buffer {
  /// The sum of squares, the same for any number of threads.
  public var sumOfSquares: Double { ck_sum_of_squares(values.baseAddress, Int64(storedCount)) }

  /// Whether no value is infinite or not a number.
  public var isFinite: Bool { ck_all_finite(values.baseAddress, Int64(storedCount)) != 0 }

  /// Multiplies each value.
  public func scale(by factor: Float) { ck_scale(values.baseAddress, factor, Int64(storedCount)) }

  /// Limits each value to `-limit...limit`; what is not a number stays.
  public func clamp(to limit: Float) { ck_clamp(values.baseAddress, limit, Int64(storedCount)) }

  /// Adds a multiple of a buffer of the same layout.
  public func add(_ other: Buffer, times factor: Float) {
    precondition(other.layout == layout, "both buffers have one layout")
    ck_add_scaled(values.baseAddress, other.values.baseAddress, factor, Int64(storedCount))
  }

  /// Goes a share of the way towards a buffer of the same layout.
  public func approach(_ other: Buffer, by share: Float) {
    precondition(other.layout == layout, "both buffers have one layout")
    ck_approach(values.baseAddress, other.values.baseAddress, share, Int64(storedCount))
  }

  /// Exchanges all values with a buffer of the same layout.
  public func exchange(with other: Buffer) {
    precondition(other.layout == layout, "both buffers have one layout")
    ck_exchange(values.baseAddress, other.values.baseAddress, Int64(storedCount))
  }

  /// Takes over the values of a buffer of the same layout.
  public func copy(_ other: Buffer) {
    precondition(other.layout == layout, "both buffers have one layout")
    _ = values.update(fromContentsOf: other.values)
  }
}
