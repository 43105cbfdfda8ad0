extension Buffer {
  /// Fills the buffer from values in row-major order.
  ///
  /// - Throws: where the tensor holds another number of values than the buffer.
  public func load(_ tensor: Tensor) throws(EngineError) {
    let shape = layout.shape
    guard tensor.shape.count == shape.count else {
      throw EngineError("a tensor of shape \(tensor.shape) cannot fill a buffer of shape \(shape)")
    }
    try fillPlain { _ = $0.update(fromContentsOf: tensor.values) }
  }

  /// Fills the buffer from what `plainBytes` gave.
  ///
  /// - Throws: where there are more or fewer bytes than the values take.
  public func load(plainBytes bytes: [UInt8]) throws(EngineError) {
    let wanted = layout.shape.count * MemoryLayout<Float>.stride
    guard bytes.count == wanted else {
      throw EngineError("a buffer of shape \(layout.shape) takes \(wanted) bytes, found \(bytes.count)")
    }
    try fillPlain { UnsafeMutableRawBufferPointer($0).copyBytes(from: bytes) }
  }

  /// The buffer's values in row-major order, under a shape of the same count.
  public func tensor(shape wanted: Shape? = nil) throws(EngineError) -> Tensor {
    Tensor(shape: wanted ?? layout.shape, values: try readPlain { Array($0) })
  }

  /// The buffer's values in row-major order, as the bytes that they have in memory.
  public func plainBytes() throws(EngineError) -> [UInt8] {
    try readPlain { Array(UnsafeRawBufferPointer($0)) }
  }

  /// Fills the buffer through memory in row-major order: its own where it is so.
  private func fillPlain(_ fill: (UnsafeMutableBufferPointer<Float>) -> Void) throws(EngineError) {
    let plainLayout = try Layout.plain(layout.shape)
    guard layout != plainLayout else { return fill(values) }
    let plain = try Buffer(context, plainLayout)
    fill(plain.values)
    try Reorder(from: plain, to: self).run()
  }

  /// Reads the values from memory in row-major order: the buffer's own where it is so.
  private func readPlain<Result>(
    _ read: (UnsafeMutableBufferPointer<Float>) -> Result
  ) throws(EngineError) -> Result {
    let plainLayout = try Layout.plain(layout.shape)
    guard layout != plainLayout else { return read(values) }
    let plain = try Buffer(context, plainLayout)
    try Reorder(from: self, to: plain).run()
    return withExtendedLifetime(plain) { read(plain.values) }
  }
}
