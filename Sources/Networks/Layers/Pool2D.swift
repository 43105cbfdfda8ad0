import Tensors

/// Largest value of each window: `C x H x W` to `C x H' x W'`.
struct MaxPool2D: Layer {
  static let kind = "max_pool2d"
  static let stem = "pool"
  static let shorthand: String? = "size"

  let window: WindowSpec

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings)
  }

  var settings: [String: JSONValue] { window.poolingJSON }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try window.pooledShape(of: onlyInput(inputs, rank: 3, called: "channels x height x width"))
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try window.pooling(.maximum, binding)
  }
}

/// Mean of each window: `C x H x W` to `C x H' x W'`.
struct AvgPool2D: Layer {
  static let kind = "avg_pool2d"
  static let stem = "pool"
  static let shorthand: String? = "size"

  let window: WindowSpec
  let countsPadding: Bool

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    window = try WindowSpec(pooling: &settings)
    countsPadding = try settings.boolean("count_padding", default: false)
  }

  var settings: [String: JSONValue] {
    window.poolingJSON.merging(["count_padding": .boolean(countsPadding)]) { own, _ in own }
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try window.pooledShape(of: onlyInput(inputs, rank: 3, called: "channels x height x width"))
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try window.pooling(.average(countsPadding: countsPadding), binding)
  }
}

extension WindowSpec {
  /// Reads `size`, `stride` (the size where it is not given) and `padding`.
  init(pooling settings: inout LayerSettings) throws(NetworkError) {
    kernel = try settings.sizes("size", rank: 2)
    strides = try settings.sizes("stride", rank: 2, default: kernel)
    dilations = [1, 1]
    padding = try settings.padding(rank: 2)
    if case .explicit(let zeros) = padding, zip(zeros, kernel).contains(where: { $0 * 2 > $1 }) {
      throw NetworkError("padding: expected at most half the size \(Shape(kernel)), found \(Shape(zeros))")
    }
  }

  var poolingJSON: [String: JSONValue] {
    var json = json
    json["size"] = json.removeValue(forKey: "kernel")
    json["dilation"] = nil
    return json
  }

  func pooledShape(of input: Shape) throws(NetworkError) -> Shape {
    Shape([input[0]] + (try resolved(over: [input[1], input[2]]).output))
  }

  func pooling(_ kind: PoolingOperation.Kind, _ binding: LayerBinding) throws(EngineError) -> any Operation {
    let input = binding.inputs[0]
    let sizes = [input.layout.shape[2], input.layout.shape[3]]
    return try PoolingOperation(
      kind, input: input, window: window(over: sizes), outputShape: binding.outputShape,
      training: binding.training)
  }
}
