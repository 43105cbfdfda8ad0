import Networks
import Tensors

extension LayerWriter {
  func flatten(_ graph: inout GraphWriter) -> String {
    graph.node("Flatten", inputs, name: name, [.integer("axis", 1)])
  }

  /// A size of 0 stands for that of the input, here the number of samples.
  func reshape(_ graph: inout GraphWriter) -> String {
    let shape = graph.integers("\(name)/shape", [0] + node.outputShape.dimensions)
    return graph.node("Reshape", inputs + [shape], name: name)
  }

  /// ONNX adds two values at a time.
  func sumOfInputs(_ graph: inout GraphWriter) -> String {
    var sum = inputs[0]
    for (index, term) in inputs.enumerated().dropFirst() {
      sum = graph.node("Add", [sum, term], name: index == inputs.count - 1 ? name : "\(name)/\(index)")
    }
    return sum
  }

  /// Factors of channels get sizes of 1 behind them, so that they are those of all positions.
  func product(_ graph: inout GraphWriter) -> String {
    var factors = inputs[1]
    let (maps, own) = (node.inputShapes[0], node.inputShapes[1])
    if own.rank < maps.rank {
      let shape = graph.integers("\(name)/shape", [0, own[0]] + maps.dimensions.dropFirst().map { _ in 1 })
      factors = graph.node("Reshape", [factors, shape], name: "\(name)/factors")
    }
    return graph.node("Mul", [inputs[0], factors], name: name)
  }

  func batchNorm(_ graph: inout GraphWriter) -> String {
    let parameters = parameters(&graph, "weight", "bias", "running_mean", "running_var")
    return graph.node(
      "BatchNormalization", inputs + parameters, name: name,
      [.number("epsilon", number("epsilon")), .number("momentum", 1 - number("momentum"))])
  }

  /// ONNX normalizes the last dimensions alone: channels are moved there and back.
  func layerNorm(_ graph: inout GraphWriter) -> String {
    let parameters = parameters(&graph, "weight", "bias")
    let epsilon = WireAttributeProto.number("epsilon", number("epsilon"))
    guard text("axes") == "channels", rank > 0 else {
      return graph.node(
        "LayerNormalization", inputs + parameters, name: name, [.integer("axis", 1), epsilon])
    }
    let spatial = Array(2..<rank + 2)
    let moved = graph.node(
      "Transpose", inputs, name: "\(name)/channels_last", [.integers("perm", [0] + spatial + [1])])
    let normalized = graph.node(
      "LayerNormalization", [moved] + parameters, name: name, [.integer("axis", -1), epsilon])
    return graph.node(
      "Transpose", [normalized], name: "\(name)/channels_first",
      [.integers("perm", [0, rank + 1] + spatial.map { $0 - 1 })])
  }
}
