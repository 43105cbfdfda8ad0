/// Channels that stand together in memory in the kernels that are written by hand.
let lanes = 16

extension Buffer {
  /// Where the values begin, for a kernel that writes them.
  var address: UnsafeMutablePointer<Float> { bytes.assumingMemoryBound(to: Float.self) }

  /// Where the values begin, for a kernel that reads them.
  var constantAddress: UnsafePointer<Float> { UnsafePointer(address) }

  /// Masks of sixteen channels in place of values.
  var masks: UnsafeMutablePointer<UInt16> { bytes.assumingMemoryBound(to: UInt16.self) }

  /// Doubles in place of pairs of values.
  var doubles: UnsafeMutablePointer<Double> { bytes.assumingMemoryBound(to: Double.self) }

  /// Room for which element of each window was the largest: four masks a window and block of channels of `pooled`, as
  /// many bytes as two values.
  static func winners(of pooled: Buffer) throws(EngineError) -> Buffer {
    try Buffer(pooled.context, shape: [pooled.storedCount / lanes * 2])
  }
}

extension ComputeContext {
  /// Where the shared scratch memory begins; it moves when more of it is reserved.
  var scratchAddress: UnsafeMutablePointer<Float> { scratch.assumingMemoryBound(to: Float.self) }

  /// Makes the shared scratch memory large enough for one more kernel.
  func reserveScratch(floatCount: Int64) {
    reserveScratch(byteCount: Int(floatCount) * MemoryLayout<Float>.stride)
  }
}
