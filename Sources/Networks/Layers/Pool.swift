import Settings
import Tensors

/// A reduction of each window of each channel: `C x spatial` to `C x spatial'`.
protocol WindowPool: Layer {
  /// Number of spatial dimensions.
  static var spatialRank: Int { get }
  /// Where the window stands.
  var window: WindowSpec { get }
  /// What a window is reduced to.
  var reduction: PoolingOperation.Kind { get }
}

extension WindowPool {
  static var stem: String { "pool" }
  static var shorthand: String? { "size" }

  var settings: [String: JSONValue] { window.poolingJSON }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: Self.spatialRank)
    return try window.output(of: input, channels: input[0])
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let input = binding.inputs[0]
    return try PoolingOperation(
      reduction, input: input, window: window.window(over: Array(input.layout.shape.dimensions.dropFirst(2))),
      outputShape: binding.outputShape, training: binding.training)
  }
}

/// Largest value of each window.
struct MaxPool<let rank: Int>: WindowPool {
  static var kind: String { "max_pool\(rank)d" }
  static var spatialRank: Int { rank }

  let window: WindowSpec

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank, mayDilate: true)
  }

  var reduction: PoolingOperation.Kind { .maximum }
}

/// Mean of each window.
struct AvgPool<let rank: Int>: WindowPool {
  static var kind: String { "avg_pool\(rank)d" }
  static var spatialRank: Int { rank }

  let window: WindowSpec
  let countsPadding: Bool

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank)
    countsPadding = try settings.boolean("count_padding", default: false)
  }

  var settings: [String: JSONValue] {
    window.poolingJSON.merging(["count_padding": .boolean(countsPadding)]) { own, _ in own }
  }

  var reduction: PoolingOperation.Kind { .average(countsPadding: countsPadding) }
}

/// Sum of each window, padding being zeros.
struct SumPool<let rank: Int>: WindowPool {
  static var kind: String { "sum_pool\(rank)d" }
  static var spatialRank: Int { rank }

  let window: WindowSpec

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank)
  }

  var reduction: PoolingOperation.Kind { .sum }
}
