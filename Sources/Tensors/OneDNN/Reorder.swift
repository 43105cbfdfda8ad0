import CDNNL

/// Copies a tensor from one layout to another of the same sizes.
final class Reorder {
  private let primitive: Primitive

  init(from source: Buffer, to target: Buffer) throws(EngineError) {
    let context = source.context
    let attributes = try PrimitiveAttributes()
    let descriptor = try PrimitiveDescriptor("reorder \(source.layout.shape) to \(target.layout.shape)") {
      result in
      withUnsafePointer(to: source.layout.descriptor) { from in
        withUnsafePointer(to: target.layout.descriptor) { to in
          dnnl_reorder_primitive_desc_create(result, from, context.engine, to, context.engine, attributes.raw)
        }
      }
    }
    primitive = try Primitive(
      descriptor, in: context, [(DNNL_ARG_SRC_0, source), (DNNL_ARG_DST_0, target)])
  }

  func run() throws(EngineError) { try primitive.run() }
}

extension Buffer {
  /// A step that copies the values to memory of the same sizes, whatever its order.
  public func copying(to target: Buffer) throws(EngineError) -> any Step {
    try Reorder(from: self, to: target)
  }
}
