import Tensors

/// Layers as lists of them hold them, with an input each takes: every kind, and every setting that is written in a way of
/// its own.
struct LayerExample: Sendable, CustomStringConvertible {
  let layers: String
  let input: Shape

  init(_ layers: String, _ input: Shape) { (self.layers, self.input) = (layers, input) }

  var description: String { "\(layers) on \(input)" }

  static let all: [LayerExample] = [
    LayerExample(#"{"conv1d": {"filters": 5, "kernel": 3, "stride": 2, "activation": "relu6"}}"#, [3, 9]),
    LayerExample(#"{"conv1d": {"filters": 4, "kernel": 3, "padding": [[2, 0]], "dilation": 2}}"#, [3, 9]),
    LayerExample(#"{"conv2d": {"filters": 4, "kernel": 3}}"#, [3, 5, 6]),
    LayerExample(#"{"conv2d": {"filters": 5, "kernel": 3, "padding": "same", "stride": 2}}"#, [1, 6, 5]),
    LayerExample(
      #"{"conv2d": {"filters": 4, "kernel": [1, 3], "padding": [0, 2], "bias": false}}"#, [2, 4, 4]),
    LayerExample(#"{"conv2d": {"filters": 6, "kernel": 3, "groups": 3, "activation": "tanh"}}"#, [6, 5, 5]),
    LayerExample(
      #"{"conv2d": {"filters": 4, "kernel": 2, "dilation": 2, "activation": "relu"}}"#, [6, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 3, "kernel": 3, "activation": "gelu"}}"#, [3, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 3, "kernel": 3, "activation": "silu"}}"#, [3, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 3, "kernel": 3, "activation": "leaky_relu"}}"#, [3, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 3, "kernel": 3, "activation": "elu"}}"#, [3, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 3, "kernel": 3, "activation": "sigmoid"}}"#, [3, 5, 5]),
    LayerExample(#"{"conv2d": {"filters": 6, "kernel": 2, "padding": [[1, 0], [0, 2]]}}"#, [3, 4, 5]),
    LayerExample(#"{"conv3d": {"filters": 4, "kernel": 2, "padding": "same"}}"#, [3, 3, 4, 3]),
    LayerExample(#"{"conv3d": {"filters": 6, "kernel": [1, 2, 3], "groups": 3}}"#, [3, 3, 4, 4]),
    LayerExample(#"{"depthwise_conv1d": {"kernel": 3, "activation": "silu"}}"#, [4, 8]),
    LayerExample(#"{"depthwise_conv2d": {"kernel": 3, "padding": "same", "stride": 2}}"#, [4, 5, 5]),
    LayerExample(#"{"depthwise_conv2d": {"kernel": 2, "multiplier": 3, "bias": false}}"#, [5, 4, 4]),
    LayerExample(#"{"separable_conv1d": {"filters": 6, "kernel": 3, "multiplier": 2}}"#, [5, 8]),
    LayerExample(
      #"{"separable_conv2d": {"filters": 7, "kernel": 3, "padding": 1, "activation": "relu"}}"#, [3, 5, 5]),
    LayerExample(#"{"separable_conv2d": {"filters": 7, "kernel": 3, "bias": false}}"#, [3, 5, 5]),
    LayerExample(#"{"conv1d_transpose": {"filters": 5, "kernel": 3, "stride": 2}}"#, [3, 4]),
    LayerExample(
      #"{"conv2d_transpose": {"filters": 4, "kernel": 3, "stride": 2, "padding": 1, "output_padding": 1, "activation": "relu"}}"#,
      [3, 3, 4]),
    LayerExample(
      #"{"conv2d_transpose": {"filters": 6, "kernel": [4, 2], "groups": 3, "bias": false}}"#, [3, 3, 4]),
    LayerExample(
      #"{"conv2d_transpose": {"filters": 4, "kernel": 2, "padding": "same", "stride": 3}}"#, [3, 2, 2]),
    LayerExample(
      #"{"conv2d_transpose": {"filters": 4, "kernel": 4, "padding": "same", "stride": 2}}"#, [3, 3, 2]),
    LayerExample(#"{"conv3d_transpose": {"filters": 3, "kernel": 2, "dilation": 2}}"#, [2, 2, 2, 3]),
    LayerExample(#"{"max_pool1d": 2}"#, [6, 9]),
    LayerExample(#"{"max_pool1d": {"size": 3, "stride": 3, "ceil_mode": true}}"#, [2, 4]),
    LayerExample(#"{"max_pool2d": {"size": 3, "stride": 2, "padding": 1}}"#, [3, 6, 6]),
    LayerExample(#"{"max_pool2d": {"size": 2, "stride": 2, "padding": "same"}}"#, [3, 5, 5]),
    LayerExample(#"{"max_pool2d": {"size": 3, "stride": 2, "ceil_mode": true}}"#, [3, 6, 6]),
    LayerExample(#"{"max_pool2d": {"size": 2, "stride": 1, "dilation": 2}}"#, [3, 5, 5]),
    LayerExample(#"{"max_pool2d": {"size": 3, "stride": 1, "dilation": 3, "padding": "same"}}"#, [3, 5, 5]),
    LayerExample(#"{"max_pool3d": {"size": 2, "padding": 1}}"#, [2, 4, 4, 3]),
    LayerExample(#"{"avg_pool1d": {"size": 3, "stride": 2, "ceil_mode": true}}"#, [3, 8]),
    LayerExample(#"{"avg_pool2d": 2}"#, [3, 4, 4]),
    LayerExample(#"{"avg_pool2d": {"size": 3, "stride": 1, "padding": "same"}}"#, [3, 4, 4]),
    LayerExample(#"{"avg_pool2d": {"size": [3, 2], "padding": 1, "count_padding": true}}"#, [2, 5, 4]),
    LayerExample(
      #"{"avg_pool2d": {"size": 3, "stride": 2, "padding": 1, "count_padding": true, "ceil_mode": true}}"#,
      [2, 4, 6]),
    LayerExample(#"{"avg_pool2d": {"size": 3, "stride": 2, "padding": 1, "ceil_mode": true}}"#, [2, 4, 6]),
    LayerExample(#"{"avg_pool3d": 2}"#, [2, 4, 4, 2]),
    LayerExample(#"{"sum_pool1d": 2}"#, [3, 8]),
    LayerExample(#"{"sum_pool2d": {"size": 3, "stride": 2, "padding": 1}}"#, [3, 5, 5]),
    LayerExample(#"{"sum_pool2d": {"size": 3, "stride": 3, "ceil_mode": true}}"#, [3, 4, 5]),
    LayerExample(#"{"sum_pool3d": 2}"#, [3, 2, 4, 2]),
    LayerExample(#"{"global_avg_pool": {}}"#, [5, 3, 4]),
    LayerExample(#"{"global_avg_pool": {}}"#, [5, 9]),
    LayerExample(#"{"global_max_pool": {}}"#, [6, 2, 3, 4]),
    LayerExample(#"{"add": {}, "inputs": ["input", "input", "input"]}"#, [3, 4, 4]),
    LayerExample(#"{"name": "a", "relu": {}}, {"add": {}, "inputs": ["input", "a"]}"#, [7]),
    LayerExample(
      #"{"name": "a", "conv2d": {"filters": 2, "kernel": 1}}, {"concat": {}, "inputs": ["input", "a"]}"#,
      [3, 4, 4]),
    LayerExample(#"{"name": "a", "tanh": {}}, {"multiply": {}, "inputs": ["input", "a"]}"#, [3, 4, 4]),
    LayerExample(#"{"name": "a", "relu6": {}}, {"multiply": {}, "inputs": ["a", "input"]}"#, [7]),
    // Squeeze-and-excitation by dense layers, and as PyTorch's networks have it.
    LayerExample(
      #"{"name": "x", "conv2d": {"filters": 6, "kernel": 3, "activation": "hard_swish"}}, {"global_avg_pool": {}}, {"dense": {"units": 3, "activation": "relu"}}, {"dense": 6}, {"name": "s", "hard_sigmoid": {}}, {"multiply": {}, "inputs": ["x", "s"]}"#,
      [3, 5, 5]),
    LayerExample(
      #"{"name": "x", "conv2d": {"filters": 6, "kernel": 3, "activation": "silu"}}, {"global_avg_pool": {}}, {"reshape": [6, 1, 1]}, {"conv2d": {"filters": 3, "kernel": 1, "activation": "relu"}}, {"name": "s", "conv2d": {"filters": 6, "kernel": 1, "activation": "sigmoid"}}, {"multiply": {}, "inputs": ["x", "s"]}"#,
      [3, 5, 5]),
    LayerExample(
      #"{"name": "a", "global_max_pool": {}}, {"multiply": {}, "inputs": ["input", "a"]}"#, [3, 9]),
    LayerExample(#"{"name": "a", "dense": 3}, {"concat": {}, "inputs": ["a", "input"]}"#, [7]),
    LayerExample(#"{"dense": {"units": 6, "activation": "relu"}}"#, [16]),
    LayerExample(#"{"dense": {"units": 3, "activation": "tanh", "bias": false}}"#, [33]),
    LayerExample(#"{"dense": {"units": 3, "activation": "sigmoid"}}"#, [5]),
    LayerExample(#"{"flatten": {}}, {"dense": 3}"#, [4, 3, 2]),
    LayerExample(#"{"reshape": [-1, 2]}"#, [4, 3, 2]),
    LayerExample(#"{"reshape": [3, 2, 8]}, {"conv2d": {"filters": 2, "kernel": 2}}"#, [16, 3]),
    LayerExample(#"{"layer_norm": {}}"#, [6, 3, 2]),
    LayerExample(#"{"layer_norm": {"epsilon": 0.01}}"#, [9]),
    LayerExample(#"{"layer_norm": {"axes": "channels"}}"#, [5, 3, 3]),
    LayerExample(#"{"layer_norm": {"axes": "channels"}}"#, [5, 2, 3, 2]),
    LayerExample(#"{"layer_norm": {"axes": "channels"}}"#, [5]),
    LayerExample(#"{"batch_norm": {}}"#, [6, 4, 3]),
    LayerExample(#"{"batch_norm": {"momentum": 0.3, "epsilon": 0.01}}"#, [3, 3]),
    LayerExample(#"{"batch_norm": {}}"#, [9]),
    LayerExample(#"{"name": "a", "dense": 4}, {"dropout": 0.3}"#, [7]),
    LayerExample(#"{"relu": {}}, {"spatial_dropout": 0.3}, {"tanh": {}}"#, [3, 4, 4]),
    LayerExample(#"{"relu": {}}"#, [6, 4, 4]),
    LayerExample(#"{"relu6": {}}"#, [3, 3, 3]),
    LayerExample(#"{"leaky_relu": {"slope": 0.2}}"#, [6, 3, 3]),
    LayerExample(#"{"elu": {"alpha": 0.7}}"#, [3, 3, 3]),
    LayerExample(#"{"gelu": {}}"#, [3, 3, 3]),
    LayerExample(#"{"dense": 4}, {"gelu": {}}, {"dense": 3}"#, [5]),
    LayerExample(#"{"silu": {}}"#, [6, 4]),
    LayerExample(#"{"hard_swish": {}}"#, [3, 3, 3]),
    LayerExample(#"{"dense": {"units": 4, "activation": "hard_swish"}}"#, [10]),
    LayerExample(#"{"hard_sigmoid": {}}"#, [6, 4]),
    LayerExample(#"{"sigmoid": {}}, {"flatten": {}}"#, [3, 3, 3]),
    LayerExample(#"{"dense": 4}, {"sigmoid": {}}"#, [10]),
    LayerExample(#"{"tanh": {}}"#, [3, 3, 3]),
    LayerExample(#"{"dense": 4}, {"softmax": {}}"#, [8]),
    LayerExample(#"{"softmax": {}}, {"flatten": {}}"#, [6, 3, 3]),
  ]
}
