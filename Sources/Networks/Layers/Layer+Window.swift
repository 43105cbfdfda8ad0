public import Tensors

/// A layer that slides a window over its input.
protocol WindowedLayer: Layer {
  /// The window over an input, with all padding in numbers.
  func window(over input: Shape) throws(NetworkError) -> Window
}

extension NetworkShapes.Node {
  /// The window of a convolution or a pooling, with all padding in numbers; nil for other layers.
  ///
  /// A transposed convolution's is that of the convolution that goes the other way; its padding at the end is negative
  /// where the output is longer than what the kernels reach.
  public var window: Window? {
    guard let layer = layer as? any WindowedLayer, let input = inputShapes.first else { return nil }
    return try? layer.window(over: input)
  }
}

extension WindowSpec {
  /// The window over an input `C x spatial`.
  fileprivate func window(over input: Shape) throws(NetworkError) -> Window {
    try resolved(over: Array(input.dimensions.dropFirst())).window
  }
}

extension Convolution: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try kernels.window.window(over: input) }
}

extension DepthwiseConvolution: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try kernels.window.window(over: input) }
}

extension SeparableConvolution: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try kernels.window.window(over: input) }
}

extension TransposedConvolution: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window {
    kernels.window.spread(Array(input.dimensions.dropFirst()), outputPadding: outputPadding).window
  }
}

extension MaxPool: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try window.window(over: input) }
}

extension AvgPool: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try window.window(over: input) }
}

extension SumPool: WindowedLayer {
  func window(over input: Shape) throws(NetworkError) -> Window { try window.window(over: input) }
}
