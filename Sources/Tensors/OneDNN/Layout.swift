import CDNNL

/// Where each value of a tensor stands in memory: its sizes, and plain or blocked order.
///
/// The engine picks blocked orders that fit the vector registers; padding lanes of such an order are always zero.
public struct Layout: Equatable, @unchecked Sendable {
  // Sendable: a plain C struct without pointers, never changed after its making.
  var descriptor: dnnl_memory_desc_t

  init(_ descriptor: dnnl_memory_desc_t) { self.descriptor = descriptor }

  /// Row-major order of single-precision values.
  public static func plain(_ shape: Shape) throws(EngineError) -> Layout {
    try Layout(shape, tag: plainTag(rank: shape.rank))
  }

  /// Any order: the primitive that is created with it picks the one it is fastest with.
  static func any(_ shape: Shape) throws(EngineError) -> Layout {
    try Layout(shape, tag: dnnl_format_tag_any)
  }

  init(_ shape: Shape, tag: dnnl_format_tag_t) throws(EngineError) {
    guard (1...6).contains(shape.rank), shape.dimensions.allSatisfy({ $0 > 0 }) else {
      throw EngineError("tensors have 1 to 6 dimensions of at least 1; got \(shape)")
    }
    descriptor = dnnl_memory_desc_t()
    let sizes = shape.dimensions.map(Int64.init)
    try check(
      dnnl_memory_desc_init_by_tag(&descriptor, Int32(sizes.count), sizes, dnnl_f32, tag),
      "describe a tensor of shape \(shape)")
  }

  private static func plainTag(rank: Int) -> dnnl_format_tag_t {
    switch rank {
    case 1: dnnl_a
    case 2: dnnl_ab
    case 3: dnnl_abc
    case 4: dnnl_abcd
    case 5: dnnl_abcde
    default: dnnl_abcdef
    }
  }

  /// Logical sizes, padding lanes left out.
  public var shape: Shape {
    withUnsafeBytes(of: descriptor.dims) { bytes in
      Shape(bytes.bindMemory(to: Int64.self).prefix(Int(descriptor.ndims)).map(Int.init))
    }
  }

  /// Bytes that a buffer in this layout takes, padding lanes included.
  public var byteCount: Int { withUnsafePointer(to: descriptor) { dnnl_memory_desc_get_size($0) } }

  /// Whether both describe the same sizes in the same order.
  public static func == (left: Layout, right: Layout) -> Bool {
    withUnsafePointer(to: left.descriptor) { leftPointer in
      withUnsafePointer(to: right.descriptor) { dnnl_memory_desc_equal(leftPointer, $0) != 0 }
    }
  }
}
