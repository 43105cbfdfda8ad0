import CDNNL

extension Layout {
  /// The same memory with the dimensions of input and output channels exchanged: those before the kernel's sizes.
  ///
  /// - Parameter rank: spatial dimensions of the kernel.
  func exchangingChannels(kernelRank rank: Int) throws(EngineError) -> Layout {
    let count = shape.rank
    var order = (0..<Int32(count)).map { $0 }
    order.swapAt(count - rank - 2, count - rank - 1)
    var result = dnnl_memory_desc_t()
    try check(
      withUnsafePointer(to: descriptor) { dnnl_memory_desc_permute_axes(&result, $0, order) },
      "exchange the channels of \(shape)")
    return Layout(result)
  }
}
