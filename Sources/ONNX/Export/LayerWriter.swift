import Files
import Networks
import Settings
import Tensors

/// Writes one layer as nodes.
///
/// A layer's settings are read as experiment files hold them, so that this room needs no type of layer.
struct LayerWriter {
  let node: NetworkShapes.Node
  /// The names of the values that it reads.
  let inputs: [String]
  private let weights: [String: Tensor]
  private let settings: [String: JSONValue]

  init(_ node: NetworkShapes.Node, reading inputs: [String], weights: [String: Tensor]) {
    (self.node, self.inputs, self.weights) = (node, inputs, weights)
    settings = node.layer.settings
  }

  var name: String { node.name }
  /// Number of spatial dimensions.
  var rank: Int { node.inputShapes[0].rank - 1 }

  func integer(_ key: String) -> Int {
    if case .integer(let value)? = settings[key] { value } else { 1 }
  }

  func number(_ key: String) -> Double {
    switch settings[key] {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: 0
    }
  }

  func isTrue(_ key: String) -> Bool { settings[key] == .boolean(true) }

  func text(_ key: String) -> String? {
    if case .text(let value)? = settings[key] { value } else { nil }
  }

  /// Writes the layer; gives the name of its value.
  ///
  /// - Throws: where nothing in ONNX stands for the layer.
  func write(to graph: inout GraphWriter) throws(FileError) -> String {
    // Kinds of one to three dimensions are written alike.
    let kind = node.kind.replacing(/[123]d/, with: "Nd")
    switch kind {
    case "convNd": return convolution(&graph, "Conv", groups: integer("groups"))
    case "depthwise_convNd": return convolution(&graph, "Conv", groups: node.inputShapes[0][0])
    case "separable_convNd": return separable(&graph)
    case "convNd_transpose": return convolution(&graph, "ConvTranspose", groups: integer("groups"))
    case "max_poolNd": return maximum(&graph)
    case "avg_poolNd": return average(&graph)
    case "sum_poolNd": return sum(&graph)
    case "global_avg_pool": return global(&graph, "GlobalAveragePool")
    case "global_max_pool": return global(&graph, "GlobalMaxPool")
    case "dense": return dense(&graph)
    case "flatten": return flatten(&graph)
    case "reshape": return reshape(&graph)
    case "add": return sumOfInputs(&graph)
    case "multiply": return product(&graph)
    case "concat": return graph.node("Concat", inputs, name: name, [.integer("axis", 1)])
    case "batch_norm": return batchNorm(&graph)
    case "layer_norm": return layerNorm(&graph)
    case "dropout", "spatial_dropout": return inputs[0]
    case "hard_sigmoid":
      return graph.node(
        "HardSigmoid", inputs, name: name, [.number("alpha", 1 / 6), .number("beta", 0.5)])
    case "softmax": return graph.node("Softmax", inputs, name: name, [.integer("axis", 1)])
    default:
      guard let function = ActivationFunction(rawValue: kind) else {
        throw FileError(
          .unfit, "layer '\(name)'", "expected a layer that ONNX has operators for, found '\(node.kind)'")
      }
      let coefficient = function == .leakyReLU ? number("slope") : number("alpha")
      return graph.activation(function, coefficient: coefficient, of: inputs[0], name: name)
    }
  }

  /// A parameter of the layer, kept in the graph; nil where the layer has none of the name.
  func parameter(_ graph: inout GraphWriter, _ own: String) -> String? {
    let full = "\(name).\(own)"
    return weights[full].map { graph.initializer(full, $0) }
  }

  /// The parameters of these names that the layer has.
  func parameters(_ graph: inout GraphWriter, _ names: String...) -> [String] {
    names.compactMap { parameter(&graph, $0) }
  }

  /// The setting `activation` as nodes behind a value.
  func activated(_ graph: inout GraphWriter, _ value: String) -> String {
    guard let function = text("activation").flatMap(ActivationFunction.init) else { return value }
    return graph.activation(
      function, coefficient: Double(function.defaultCoefficient), of: value,
      name: "\(name)/\(function.rawValue)")
  }
}
