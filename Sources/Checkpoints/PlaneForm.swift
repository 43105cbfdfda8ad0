import CPlanes

/// Floats without loss.
///
/// Each is rotated left by one bit, so that its exponent fills the top byte. Exponents of weights are few and uneven,
/// the other bits are as good as random: so the three lower byte planes are stored as they are, lowest first, then the
/// plane of exponents, Huffman-coded.
struct PlaneForm: BlockForm {
  let leastBytesPerValue = 3

  func bound(_ count: Int) -> Int { 3 * count + CodedPlane.bound(count) }

  func checkedFrom(_ count: Int) -> Int { 3 * count }

  func encode(
    _ values: UnsafeBufferPointer<Float>, at start: Int, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let count = values.count
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { exponents in
      guard let planes = target.baseAddress, let top = exponents.baseAddress else { return 0 }
      values.withMemoryRebound(to: UInt32.self) { patterns in
        cplanes_split(
          patterns.baseAddress, count, planes, planes + count, planes + 2 * count, top)
      }
      return 3 * count + CodedPlane.encode(exponents, into: target.part((3 * count)...))
    }
  }

  func decode(
    _ stored: UnsafeBufferPointer<UInt8>, at start: Int, into values: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    let count = values.count
    guard stored.count > 3 * count, let planes = stored.baseAddress else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { exponents in
      guard CodedPlane.decode(stored.part((3 * count)...), into: exponents) else { return false }
      values.withMemoryRebound(to: UInt32.self) { patterns in
        cplanes_join(
          patterns.baseAddress, count, planes, planes + count, planes + 2 * count, exponents.baseAddress)
      }
      return true
    }
  }
}
