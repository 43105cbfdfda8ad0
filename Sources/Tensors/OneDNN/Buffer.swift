import CDNNL

/// Memory that one tensor of a plan occupies while the plan runs, in the layout its primitives chose.
public final class Buffer {
  /// Sizes and order of the values.
  public let layout: Layout
  let context: ComputeContext
  let memory: dnnl_memory_t
  let bytes: UnsafeMutableRawPointer
  /// The buffer whose memory this one looks at, kept alive; nil where the memory is its own.
  private let owner: Buffer?

  /// A buffer of zeros.
  public convenience init(_ context: ComputeContext, _ layout: Layout) throws(EngineError) {
    let byteCount = max(layout.byteCount, 1)
    // Whole cache lines, so that kernels may run over the end of the last line.
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: (byteCount + 63) / 64 * 64, alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: (byteCount + 63) / 64 * 64)
    do {
      try self.init(context, layout, bytes: bytes, owner: nil)
    } catch {
      bytes.deallocate()
      throw error
    }
  }

  /// A buffer of zeros in row-major order.
  public convenience init(_ context: ComputeContext, shape: Shape) throws(EngineError) {
    try self.init(context, .plain(shape))
  }

  /// Another look at the memory of a buffer, such as a flattened one.
  convenience init(viewing other: Buffer, as layout: Layout) throws(EngineError) {
    guard layout.byteCount <= other.layout.byteCount else {
      throw EngineError("a view of \(layout.shape) does not fit a buffer of \(other.layout.shape)")
    }
    try self.init(other.context, layout, bytes: other.bytes, owner: other)
  }

  private init(
    _ context: ComputeContext, _ layout: Layout, bytes: UnsafeMutableRawPointer, owner: Buffer?
  ) throws(EngineError) {
    var memory: dnnl_memory_t?
    try check(
      withUnsafePointer(to: layout.descriptor) { dnnl_memory_create(&memory, $0, context.engine, bytes) },
      "hold a tensor of shape \(layout.shape)")
    guard let memory else { throw EngineError("oneDNN gave no memory for shape \(layout.shape)") }
    (self.context, self.layout, self.memory, self.bytes, self.owner) = (context, layout, memory, bytes, owner)
  }

  deinit {
    dnnl_memory_destroy(memory)
    if owner == nil { bytes.deallocate() }
  }

  /// All stored values in the buffer's own order, padding lanes included.
  public var values: UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: bytes.assumingMemoryBound(to: Float.self), count: storedCount)
  }

  /// Whether both look at the same memory.
  func sharesMemory(with other: Buffer) -> Bool { bytes == other.bytes }

  /// Number of stored values, padding lanes included.
  public var storedCount: Int { layout.byteCount / MemoryLayout<Float>.stride }
}
