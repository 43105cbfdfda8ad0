import CKernels

extension UnsafeMutableBufferPointer<Float> {
  /// Replaces this sample and another by mixtures of both: `share` of the own, the rest of the other.
  public func mix(with other: UnsafeMutableBufferPointer<Float>, share: Float) {
    precondition(count == other.count, "both samples have one shape")
    ck_mix_pair(baseAddress, other.baseAddress, share, Int64(count))
  }
}
