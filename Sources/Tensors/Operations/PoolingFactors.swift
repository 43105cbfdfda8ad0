/// What the mean over a whole kernel, zeros in the padding, is multiplied by to give another reduction of the window.
struct PoolingFactors {
  /// For each spatial dimension, one factor for each position of the window.
  private let axes: [[Float]]

  /// The factors of a reduction; nil where oneDNN gives it as it is.
  ///
  /// - Parameter input: `N x C x spatial`.
  init?(_ kind: PoolingOperation.Kind, window: Window, input: Shape) {
    switch kind {
    case .average(countsPadding: true) where window.overhang.contains(where: { $0 > 0 }): break
    case .sum: break
    default: return nil
    }
    axes = window.kernel.indices.map { axis in
      let (kernel, stride) = (window.kernel[axis], window.strides[axis])
      let whole = window.paddingBegin[axis] + input[axis + 2] + window.paddingEnd[axis]
      let counted = whole - window.overhang[axis]
      return (0...(whole - kernel) / stride).map { position in
        kind == .sum ? Float(kernel) : Float(kernel) / Float(min(kernel, counted - position * stride))
      }
    }
  }

  /// A factor for each value of a pooling's result.
  func buffer(like output: Buffer) throws(EngineError) -> Buffer {
    let shape = output.layout.shape
    let plane = axes.reduce([1]) { products, axis in
      products.flatMap { product in axis.map { product * $0 } }
    }
    let buffer = try Buffer(output.context, output.layout)
    let planes = shape[0] * shape[1]
    try buffer.load(Tensor(shape: shape, values: (0..<planes).flatMap { _ in plane }))
    return buffer
  }
}
