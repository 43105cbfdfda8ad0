import CDNNL

/// A oneDNN primitive before it is bound to memory: which implementation, which layouts, how much scratch.
final class PrimitiveDescriptor {
  let raw: dnnl_primitive_desc_t

  /// Runs a creating function and owns what it created.
  init(
    _ action: @autoclosure () -> String,
    _ create: (UnsafeMutablePointer<dnnl_primitive_desc_t?>) -> dnnl_status_t
  ) throws(EngineError) {
    var raw: dnnl_primitive_desc_t?
    try check(create(&raw), action())
    guard let raw else { throw EngineError("oneDNN could not \(action()): nothing was created") }
    self.raw = raw
  }

  deinit { dnnl_primitive_desc_destroy(raw) }

  /// The layout that the implementation chose for one of its arguments.
  func layout(_ query: dnnl_query_t) throws(EngineError) -> Layout {
    guard let descriptor = dnnl_primitive_desc_query_md(raw, query, 0) else {
      throw EngineError("oneDNN has no layout \(query.rawValue) for this primitive")
    }
    return Layout(descriptor.pointee)
  }

  /// Whether only the library's plain loops do this, at a hundredth of the speed of its kernels.
  var isReference: Bool {
    var name: UnsafePointer<CChar>?
    guard dnnl_primitive_desc_query(raw, dnnl_query_impl_info_str, 0, &name) == dnnl_success, let name
    else { return false }
    return String(cString: name).hasPrefix("ref")
  }

  /// Bytes of scratch memory that one execution needs.
  var scratchByteCount: Int {
    guard let descriptor = dnnl_primitive_desc_query_md(raw, dnnl_query_scratchpad_md, 0) else { return 0 }
    return dnnl_memory_desc_get_size(descriptor)
  }
}
