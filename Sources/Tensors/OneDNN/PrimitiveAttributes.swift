import CDNNL

/// Attributes that all our primitives share: scratch memory comes from the context, never from a hidden global.
///
/// With library-owned scratch a primitive must be made, run and freed on one thread; with ours it need not.
final class PrimitiveAttributes {
  let raw: dnnl_primitive_attr_t

  /// - Parameter fused: an activation applied to each result before it is written.
  init(fusing fused: ActivationFunction? = nil) throws(EngineError) {
    var raw: dnnl_primitive_attr_t?
    try check(dnnl_primitive_attr_create(&raw), "create attributes")
    guard let raw else { throw EngineError("oneDNN gave no attributes") }
    self.raw = raw
    try check(dnnl_primitive_attr_set_scratchpad_mode(raw, dnnl_scratchpad_mode_user), "set the scratch mode")
    guard let fused else { return }
    var operations: dnnl_post_ops_t?
    try check(dnnl_post_ops_create(&operations), "create post-operations")
    defer { dnnl_post_ops_destroy(operations) }
    let algorithm = fused.algorithm()
    try check(
      dnnl_post_ops_append_eltwise(operations, 1, algorithm.kind, algorithm.alpha, algorithm.beta),
      "fuse \(fused.rawValue)")
    try check(dnnl_primitive_attr_set_post_ops(raw, operations), "fuse \(fused.rawValue)")
  }

  deinit { dnnl_primitive_attr_destroy(raw) }
}
