import CDNNL

extension Layout {
  /// The same memory with sizes of 1 between the channels and what follows them, as of images.
  func lifted() throws(EngineError) -> Layout {
    let sizes = shape.dimensions
    let ones = [Int](repeating: 1, count: max(0, 4 - sizes.count))
    return try reshaped(sizes[..<2] + ones + sizes[2...])
  }

  /// The same memory without as many sizes of 1.
  func lowered(to rank: Int) throws(EngineError) -> Layout {
    let sizes = shape.dimensions
    return try reshaped(sizes[..<2] + sizes.suffix(rank - 2))
  }

  private func reshaped(_ sizes: [Int]) throws(EngineError) -> Layout {
    var result = dnnl_memory_desc_t()
    try check(
      withUnsafePointer(to: descriptor) {
        dnnl_memory_desc_reshape(&result, $0, Int32(sizes.count), sizes.map(Int64.init))
      }, "look at \(shape) as \(Shape(sizes))")
    return Layout(result)
  }
}
