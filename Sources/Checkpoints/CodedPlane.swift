import CPlanes

/// A plane of bytes with Huffman codes; the form is described in `CPlanes`.
enum CodedPlane {
  /// The most bytes that a coded plane takes.
  static func bound(_ count: Int) -> Int { cplanes_coded_bound(count) }

  /// Codes a plane; returns how many bytes that took.
  ///
  /// - Precondition: the plane has a byte, and there is room for `bound` bytes.
  static func encode(
    _ plane: UnsafeMutableBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let source = plane.baseAddress, let coded = target.baseAddress else { return 0 }
    precondition(target.count >= bound(plane.count), "expected room for a coded plane")
    return cplanes_code(source, plane.count, coded)
  }

  /// Fills a plane; returns whether the bytes were the code of exactly that many.
  static func decode(_ coded: UnsafeBufferPointer<UInt8>, into plane: UnsafeMutableBufferPointer<UInt8>)
    -> Bool
  {
    guard let source = coded.baseAddress, let target = plane.baseAddress else { return false }
    return cplanes_decode(source, coded.count, target, plane.count) != 0
  }
}
