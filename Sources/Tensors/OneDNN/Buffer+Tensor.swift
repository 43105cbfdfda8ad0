extension Buffer {
  /// Fills the buffer from values in row-major order.
  ///
  /// - Throws: where the tensor holds another number of values than the buffer.
  public func load(_ tensor: Tensor) throws(EngineError) {
    let shape = layout.shape
    guard tensor.shape.count == shape.count else {
      throw EngineError("a tensor of shape \(tensor.shape) cannot fill a buffer of shape \(shape)")
    }
    let plain = try Buffer(context, shape: shape)
    _ = plain.values.update(fromContentsOf: tensor.values)
    try Reorder(from: plain, to: self).run()
  }

  /// The buffer's values in row-major order, under a shape of the same count.
  public func tensor(shape wanted: Shape? = nil) throws(EngineError) -> Tensor {
    let shape = layout.shape
    let plain = try Buffer(context, shape: shape)
    try Reorder(from: self, to: plain).run()
    return Tensor(shape: wanted ?? shape, values: Array(plain.values))
  }
}
