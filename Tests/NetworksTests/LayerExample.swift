import Networks
import Settings
import Tensors

/// A layer with settings, and an input it takes.
struct LayerExample: Sendable, CustomStringConvertible {
  let kind: String
  let settings: String
  let input: Shape
  /// How many inputs of that shape it reads.
  let inputCount: Int

  init(_ kind: String, _ settings: String, _ input: Shape, inputCount: Int = 1) {
    (self.kind, self.settings, self.input, self.inputCount) = (kind, settings, input, inputCount)
  }

  var description: String { "\(kind) \(settings) on \(input)" }

  /// The layer alone as a list of layers holds it.
  var json: String { json(reading: Array(repeating: NetworkSpec.inputName, count: inputCount)) }

  /// The layer as it reads others.
  func json(reading names: [String]) -> String {
    let inputs = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return "{\"inputs\": [\(inputs)], \"\(kind)\": \(settings)}"
  }

  /// At least one for each kind of the catalogue.
  static let all: [LayerExample] = [
    LayerExample("conv2d", #"{"filters": 4, "kernel": 3}"#, [3, 5, 6]),
    LayerExample("conv2d", #"{"filters": 17, "kernel": 3, "padding": "same", "stride": 2}"#, [1, 6, 5]),
    LayerExample(
      "conv2d", #"{"filters": 16, "kernel": [1, 3], "padding": [0, 2], "bias": false}"#, [16, 4, 4]),
    LayerExample("conv2d", #"{"filters": 6, "kernel": 3, "groups": 3, "activation": "tanh"}"#, [3, 5, 5]),
    LayerExample("conv2d", #"{"filters": 16, "kernel": 2, "dilation": 2, "activation": "relu"}"#, [6, 5, 5]),
    LayerExample("conv2d", #"{"filters": 6, "kernel": 3, "activation": "sigmoid"}"#, [16, 5, 5]),
    LayerExample("conv2d", #"{"filters": 32, "kernel": 3, "groups": 32, "padding": "same"}"#, [32, 3, 3]),
    LayerExample("max_pool2d", "2", [6, 5, 6]),
    LayerExample("max_pool2d", #"{"size": 3, "stride": 2, "padding": 1}"#, [16, 6, 6]),
    LayerExample("max_pool2d", #"{"size": 2, "stride": 2, "padding": "same"}"#, [17, 5, 5]),
    LayerExample("avg_pool2d", "2", [16, 4, 4]),
    LayerExample("avg_pool2d", #"{"size": 3, "stride": 1, "padding": "same"}"#, [6, 4, 4]),
    LayerExample("avg_pool2d", #"{"size": [3, 2], "padding": 1, "count_padding": true}"#, [17, 5, 4]),
    LayerExample("max_pool2d", #"{"size": 3, "stride": 2, "ceil_mode": true}"#, [16, 6, 6]),
    LayerExample("max_pool2d", #"{"size": 2, "stride": 1, "dilation": 2}"#, [6, 5, 5]),
    LayerExample(
      "avg_pool2d", #"{"size": 3, "stride": 2, "padding": 1, "count_padding": true, "ceil_mode": true}"#,
      [16, 4, 6]),
    LayerExample("sum_pool2d", #"{"size": 3, "stride": 2, "padding": 1}"#, [16, 5, 5]),
    LayerExample("conv1d", #"{"filters": 16, "kernel": 3, "padding": [[2, 0]]}"#, [16, 9]),
    LayerExample("conv1d", #"{"filters": 5, "kernel": 3, "stride": 2, "activation": "relu6"}"#, [3, 9]),
    LayerExample("conv2d", #"{"filters": 6, "kernel": 3, "activation": "gelu"}"#, [3, 5, 5]),
    LayerExample("conv2d", #"{"filters": 6, "kernel": 2, "padding": [[1, 0], [0, 2]]}"#, [3, 4, 5]),
    LayerExample("depthwise_conv1d", #"{"kernel": 3, "activation": "silu"}"#, [16, 8]),
    LayerExample("depthwise_conv2d", #"{"kernel": 3, "padding": "same", "stride": 2}"#, [32, 5, 5]),
    LayerExample("depthwise_conv2d", #"{"kernel": 2, "multiplier": 3, "bias": false}"#, [5, 4, 4]),
    LayerExample("separable_conv1d", #"{"filters": 6, "kernel": 3, "multiplier": 2}"#, [5, 8]),
    LayerExample(
      "separable_conv2d", #"{"filters": 16, "kernel": 3, "padding": 1, "activation": "gelu"}"#, [16, 4, 4]),
    LayerExample(
      "separable_conv2d", #"{"filters": 7, "kernel": 3, "activation": "relu", "bias": false}"#, [3, 5, 5]),
    LayerExample("conv3d", #"{"filters": 16, "kernel": 2, "padding": "same"}"#, [16, 3, 4, 3]),
    LayerExample("conv3d", #"{"filters": 6, "kernel": [1, 2, 3], "groups": 3}"#, [3, 3, 4, 4]),
    LayerExample("conv1d_transpose", #"{"filters": 5, "kernel": 3, "stride": 2}"#, [3, 4]),
    LayerExample(
      "conv2d_transpose",
      #"{"filters": 16, "kernel": 3, "stride": 2, "padding": 1, "output_padding": 1, "activation": "relu"}"#,
      [16, 3, 4]),
    LayerExample(
      "conv2d_transpose", #"{"filters": 6, "kernel": [4, 2], "groups": 3, "bias": false}"#, [3, 3, 4]),
    LayerExample(
      "conv2d_transpose", #"{"filters": 4, "kernel": 2, "padding": "same", "stride": 3}"#, [3, 2, 2]),
    LayerExample("conv3d_transpose", #"{"filters": 16, "kernel": 2, "dilation": 2}"#, [16, 2, 2, 3]),
    LayerExample("max_pool1d", "2", [6, 9]),
    LayerExample("max_pool3d", #"{"size": 2, "padding": 1}"#, [16, 4, 4, 3]),
    LayerExample("avg_pool1d", #"{"size": 3, "stride": 2, "ceil_mode": true}"#, [16, 8]),
    LayerExample("avg_pool3d", "2", [6, 4, 4, 2]),
    LayerExample("sum_pool1d", "2", [6, 8]),
    LayerExample("sum_pool3d", "2", [16, 2, 4, 2]),
    LayerExample("global_avg_pool", "{}", [17, 3, 4]),
    LayerExample("global_avg_pool", "{}", [16, 9]),
    LayerExample("global_max_pool", "{}", [6, 2, 3, 4]),
    LayerExample("global_max_pool", "{}", [16, 4, 4]),
    LayerExample("add", "{}", [6, 4, 4], inputCount: 2),
    LayerExample("add", "{}", [16, 3, 3], inputCount: 3),
    LayerExample("add", "{}", [7], inputCount: 2),
    LayerExample("multiply", "{}", [6, 4, 4], inputCount: 2),
    LayerExample("multiply", "{}", [16, 3, 3], inputCount: 2),
    LayerExample("multiply", "{}", [7], inputCount: 2),
    LayerExample("concat", "{}", [6, 4, 4], inputCount: 2),
    LayerExample("concat", "{}", [16, 3, 2, 2], inputCount: 3),
    LayerExample("concat", "{}", [7], inputCount: 2),
    LayerExample("dense", "7", [5]),
    LayerExample("dense", #"{"units": 16, "activation": "relu"}"#, [16]),
    LayerExample("dense", #"{"units": 5, "activation": "silu"}"#, [6]),
    LayerExample("dense", #"{"units": 3, "activation": "tanh", "bias": false}"#, [33]),
    LayerExample("flatten", "{}", [6, 3, 2]),
    LayerExample("flatten", "{}", [16, 3, 2]),
    LayerExample("flatten", "{}", [12]),
    LayerExample("reshape", "[-1]", [16, 3, 2]),
    LayerExample("reshape", #"{"shape": [4, -1, 2]}"#, [32]),
    LayerExample("reshape", "[3, 2, 8]", [16, 3]),
    LayerExample("layer_norm", "{}", [6, 3, 2]),
    LayerExample("layer_norm", #"{"epsilon": 0.01}"#, [16, 5]),
    LayerExample("layer_norm", "{}", [9]),
    LayerExample("layer_norm", #"{"axes": "channels"}"#, [16, 3, 3]),
    LayerExample("layer_norm", #"{"axes": "channels"}"#, [5, 2, 3, 2]),
    LayerExample("spatial_dropout", "0.3", [17, 4]),
    LayerExample("spatial_dropout", "0.5", [16, 3, 3]),
    LayerExample("spatial_dropout", "0.4", [6, 3, 2, 2]),
    LayerExample("batch_norm", "{}", [6, 4, 3]),
    LayerExample("batch_norm", #"{"momentum": 0.3, "epsilon": 0.01}"#, [16, 3, 3]),
    LayerExample("batch_norm", "{}", [9]),
    LayerExample("dropout", "0.3", [17, 4, 4]),
    LayerExample("dropout", #"{"rate": 0.5}"#, [40]),
    LayerExample("relu", "{}", [6, 4, 4]),
    LayerExample("relu", "{}", [16, 3, 3]),
    LayerExample("relu6", "{}", [16, 3, 3]),
    LayerExample("leaky_relu", #"{"slope": 0.2}"#, [6, 3, 3]),
    LayerExample("elu", #"{"alpha": 0.7}"#, [16, 3, 3]),
    LayerExample("gelu", "{}", [16, 3, 3]),
    LayerExample("silu", "{}", [6, 4]),
    LayerExample("hard_swish", "{}", [16, 3, 3]),
    LayerExample("hard_swish", "{}", [10]),
    LayerExample("conv2d", #"{"filters": 6, "kernel": 3, "activation": "hard_swish"}"#, [16, 5, 5]),
    LayerExample("hard_sigmoid", "{}", [16, 3, 3]),
    LayerExample("hard_sigmoid", "{}", [10]),
    LayerExample("sigmoid", "{}", [17, 3, 3]),
    LayerExample("sigmoid", "{}", [10]),
    LayerExample("tanh", "{}", [16, 3, 3]),
    LayerExample("tanh", "{}", [10]),
    LayerExample("softmax", "{}", [8]),
    LayerExample("softmax", "{}", [6, 3, 3]),
  ]
}

extension NetworkSpec {
  /// A spec from JSON text of its list of layers.
  init(layers: String, name: String = "net") throws {
    try self.init(name: name, layers: JSONValue(parsing: layers))
  }
}
