import Tensors

/// Largest value of each window: `C x spatial` to `C x spatial'`.
struct MaxPool<let rank: Int>: Layer {
  static var kind: String { "max_pool\(rank)d" }
  static var stem: String { "pool" }
  static var shorthand: String? { "size" }

  let window: WindowSpec

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank, mayDilate: true)
  }

  var settings: [String: JSONValue] { window.poolingJSON }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    return try window.output(of: input, channels: input[0])
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try window.pooling(.maximum, binding)
  }
}

/// Mean of each window: `C x spatial` to `C x spatial'`.
struct AvgPool<let rank: Int>: Layer {
  static var kind: String { "avg_pool\(rank)d" }
  static var stem: String { "pool" }
  static var shorthand: String? { "size" }

  let window: WindowSpec
  let countsPadding: Bool

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank)
    countsPadding = try settings.boolean("count_padding", default: false)
  }

  var settings: [String: JSONValue] {
    window.poolingJSON.merging(["count_padding": .boolean(countsPadding)]) { own, _ in own }
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    return try window.output(of: input, channels: input[0])
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try window.pooling(.average(countsPadding: countsPadding), binding)
  }
}

/// Sum of each window, padding being zeros: `C x spatial` to `C x spatial'`.
struct SumPool<let rank: Int>: Layer {
  static var kind: String { "sum_pool\(rank)d" }
  static var stem: String { "pool" }
  static var shorthand: String? { "size" }

  let window: WindowSpec

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings, rank: rank)
  }

  var settings: [String: JSONValue] { window.poolingJSON }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    return try window.output(of: input, channels: input[0])
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try window.pooling(.sum, binding)
  }
}
