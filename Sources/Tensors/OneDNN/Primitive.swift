import CDNNL

/// A oneDNN primitive bound to its memory: running it allocates nothing.
final class Primitive {
  private let raw: dnnl_primitive_t
  private let context: ComputeContext
  private let arguments: UnsafeMutableBufferPointer<dnnl_exec_arg_t>
  private let scratch: dnnl_memory_t?
  private var scratchAddress: UnsafeMutableRawPointer?
  /// What the raw arguments point at, kept alive.
  private let buffers: [Buffer]

  init(
    _ descriptor: PrimitiveDescriptor, in context: ComputeContext,
    _ bindings: [(argument: Int32, buffer: Buffer)]
  ) throws(EngineError) {
    var raw: dnnl_primitive_t?
    try check(dnnl_primitive_create(&raw, descriptor.raw), "create a primitive")
    guard let raw else { throw EngineError("oneDNN gave no primitive") }
    var scratch: dnnl_memory_t?
    let scratchByteCount = descriptor.scratchByteCount
    if scratchByteCount > 0 {
      context.reserveScratch(byteCount: scratchByteCount)
      let layout = dnnl_primitive_desc_query_md(descriptor.raw, dnnl_query_scratchpad_md, 0)
      let status = cdnnl_memory_without_buffer(&scratch, layout, context.engine)
      guard status == dnnl_success else {
        dnnl_primitive_destroy(raw)
        throw EngineError("oneDNN could not describe scratch memory of \(scratchByteCount) bytes")
      }
    }
    arguments = .allocate(capacity: bindings.count + (scratch == nil ? 0 : 1))
    for (index, binding) in bindings.enumerated() {
      arguments.initializeElement(
        at: index, to: dnnl_exec_arg_t(arg: binding.argument, memory: binding.buffer.memory))
    }
    if let scratch {
      arguments.initializeElement(
        at: bindings.count, to: dnnl_exec_arg_t(arg: DNNL_ARG_SCRATCHPAD, memory: scratch))
    }
    (self.raw, self.context, self.scratch) = (raw, context, scratch)
    buffers = bindings.map(\.buffer)
  }

  deinit {
    dnnl_primitive_destroy(raw)
    if let scratch { dnnl_memory_destroy(scratch) }
    arguments.deallocate()
  }

  func run() throws(EngineError) {
    // The shared scratch moves when a later primitive needs more of it.
    if let scratch, scratchAddress != context.scratch {
      try check(dnnl_memory_set_data_handle(scratch, context.scratch), "set scratch memory")
      scratchAddress = context.scratch
    }
    try check(
      dnnl_primitive_execute(raw, context.stream, Int32(arguments.count), arguments.baseAddress),
      "run a primitive")
  }
}
