import CPlanes

/// Floats rounded to sixteen bits, the nearest that there is, ties to even.
///
/// Rotated left by one bit and split into two planes: the lower bytes as they are, then the upper ones, which hold the
/// exponents, Huffman-coded.
struct SixteenBitForm: BlockForm {
  /// Which sixteen bits.
  enum Number: Sendable {
    /// The upper half of a float.
    case bfloat16
    /// IEEE binary16; what is no number becomes the one NaN.
    case half
  }

  let number: Number

  let leastBytesPerValue = 1

  func bound(_ count: Int) -> Int { count + CodedPlane.bound(count) }

  func checkedFrom(_ count: Int) -> Int { 0 }

  func encode(
    _ values: UnsafeBufferPointer<Float>, at start: Int, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let count = values.count
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { rounded in
      round(values, into: rounded)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { upper in
        cplanes_split_halves(rounded.baseAddress, count, target.baseAddress, upper.baseAddress)
        return count + CodedPlane.encode(upper, into: target.part(count...))
      }
    }
  }

  func decode(
    _ stored: UnsafeBufferPointer<UInt8>, at start: Int, into values: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    let count = values.count
    guard stored.count > count else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { upper in
      guard CodedPlane.decode(stored.part(count...), into: upper) else { return false }
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { rounded in
        cplanes_join_halves(rounded.baseAddress, count, stored.baseAddress, upper.baseAddress)
        widen(rounded, into: values)
      }
      return true
    }
  }

  private func round(
    _ values: UnsafeBufferPointer<Float>, into rounded: UnsafeMutableBufferPointer<UInt16>
  ) {
    let round = number == .half ? cplanes_round_to_half : cplanes_round
    values.withMemoryRebound(to: UInt32.self) { patterns in
      round(patterns.baseAddress, patterns.count, rounded.baseAddress)
    }
  }

  private func widen(
    _ rounded: UnsafeMutableBufferPointer<UInt16>, into values: UnsafeMutableBufferPointer<Float>
  ) {
    let widen = number == .half ? cplanes_widen_from_half : cplanes_widen
    values.withMemoryRebound(to: UInt32.self) { patterns in
      widen(patterns.baseAddress, patterns.count, rounded.baseAddress)
    }
  }
}
