import Settings
import Tensors

/// One value for each channel, whatever the spatial sizes: `C x spatial` to `C`.
protocol GlobalPool: Layer {
  /// What a channel is reduced to.
  static var reduction: PoolingOperation.Kind { get }
  /// The layer; it has no settings.
  init()
}

extension GlobalPool {
  static var stem: String { "pool" }

  init(_ settings: inout LayerSettings) throws(NetworkError) { self.init() }

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    [try spatialInput(inputs)[0]]
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let shape = binding.inputs[0].layout.shape
    let sizes = Array(shape.dimensions.dropFirst(2))
    let window = WindowSpec(kernel: sizes, strides: sizes.map { _ in 1 })
    let pooled = try PoolingOperation(
      Self.reduction, input: binding.inputs[0], window: window.window(over: sizes),
      outputShape: Shape([shape[1]] + sizes.map { _ in 1 }), training: binding.training)
    return ChainedOperation(pooled, try ReshapeOperation(flattening: pooled.output))
  }
}

/// Mean of each channel.
struct GlobalAvgPool: GlobalPool {
  static let kind = "global_avg_pool"
  static let reduction = PoolingOperation.Kind.average(countsPadding: false)
  init() {}
}

/// Largest value of each channel.
struct GlobalMaxPool: GlobalPool {
  static let kind = "global_max_pool"
  static let reduction = PoolingOperation.Kind.maximum
  init() {}
}
