import CDNNL
import CKernels

/// Where plans run: a oneDNN engine, its stream, a number of threads and the scratch memory that primitives share.
///
/// Not `Sendable` on purpose: one compute thread owns a context and all that is made in it. Two trials in one process
/// have two contexts, made on two threads.
public final class ComputeContext {
  let engine: dnnl_engine_t
  let stream: dnnl_stream_t
  /// Threads that a primitive of this context uses.
  public let threads: Int
  private(set) var scratch: UnsafeMutableRawPointer
  private var scratchByteCount = 0

  /// Makes a context for the calling thread.
  ///
  /// From here on the thread and those of its kernels take denormal numbers for zero: moments of weights that no gradient
  /// reaches decay into them, and would slow every step down.
  ///
  /// - Parameter threads: threads a primitive may use; fixed from here on, as oneDNN reads it when primitives are made.
  public init(threads: Int) throws(EngineError) {
    ck_set_threads(Int32(max(1, threads)))
    ck_flush_denormals()
    self.threads = max(1, threads)
    var engine: dnnl_engine_t?
    try check(dnnl_engine_create(&engine, dnnl_cpu, 0), "create a CPU engine")
    guard let engine else { throw EngineError("oneDNN gave no engine") }
    var stream: dnnl_stream_t?
    let status = dnnl_stream_create(&stream, engine, dnnl_stream_default_flags.rawValue)
    guard status == dnnl_success, let stream else {
      dnnl_engine_destroy(engine)
      throw EngineError("oneDNN could not create a stream")
    }
    self.engine = engine
    self.stream = stream
    scratch = .allocate(byteCount: 64, alignment: 64)
  }

  deinit {
    dnnl_stream_destroy(stream)
    dnnl_engine_destroy(engine)
    scratch.deallocate()
  }

  /// Makes the shared scratch memory large enough for one more primitive.
  func reserveScratch(byteCount: Int) {
    guard byteCount > scratchByteCount else { return }
    scratch.deallocate()
    scratch = .allocate(byteCount: byteCount, alignment: 64)
    scratchByteCount = byteCount
  }
}
