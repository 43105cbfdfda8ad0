import Networks
import ONNX
import Settings
import Tensors
import TestSupport

/// Models that tests write and read: any network with values that every layer makes a difference to.
enum SampleModel {
  /// A network with weights of some size, and batch normalization with statistics that are not 0 and 1.
  static func network(_ spec: NetworkSpec, input: Shape) throws -> Network {
    let network = try Network(spec, inputShape: input, initializer: .heNormal, seed: 7)
    for (index, parameter) in network.parameters.enumerated() {
      let name = parameter.name.split(separator: ".").last ?? ""
      let range: ClosedRange<Double>? =
        switch name {
        case "bias", "running_mean": -0.3...0.3
        case "running_var": 0.5...1.5
        case "weight" where parameter.shape.rank == 1: 0.6...1.2
        default: nil
        }
      guard let range else { continue }
      let values = referenceValues(parameter.shape.count, seed: UInt64(index), in: range)
      try parameter.load(Tensor(shape: parameter.shape, values: values.map { Float($0) }))
    }
    return network
  }

  /// A model of a network that ends in a dense layer, whose scores are not all 0 and 1: raw values reach up to 2.
  static func tempered(_ network: Network) throws -> ONNXModel {
    var model = try model(network)
    let largest = try scores(model, samples(2, model), count: 2).map(abs).max() ?? 1
    let last = network.nodes.last?.name ?? ""
    for index in model.weights.indices where model.weights[index].name.hasPrefix("\(last).") {
      for place in model.weights[index].tensor.values.indices {
        model.weights[index].tensor.values[place] *= 2 / largest
      }
    }
    model.head = .softmax
    return model
  }

  /// A model of the network, with everything that a file can say.
  static func model(
    _ network: Network, head: ONNXModel.Head? = nil, scaling: ONNXScaling? = nil
  ) throws -> ONNXModel {
    let channels = network.inputShape[0]
    let standard = ONNXScaling(
      divisor: 255, mean: (0..<channels).map { 0.4 + Double($0) / 64 },
      deviation: (0..<channels).map { 0.25 + Double($0) / 64 })
    return ONNXModel(
      spec: network.spec, inputShape: network.inputShape,
      weights: try network.parameters.map { ($0.name, try $0.tensor()) }, scaling: scaling ?? standard,
      head: head, classNames: (0..<network.outputShape.count).map { "class \($0)" },
      metadata: ["licence": "none"])
  }

  /// The layer of an example behind the input, as a model whose input is taken as it is.
  static func model(_ example: String, input: Shape) throws -> ONNXModel {
    let spec = try NetworkSpec(name: "net", layers: JSONValue(parsing: "[\(example)]"))
    return try model(network(spec, input: input), scaling: ONNXScaling())
  }

  /// Raw values of samples.
  static func samples(_ count: Int, _ model: ONNXModel) -> [Float] {
    let range = model.scaling.divisor == 1 ? -2.0...2.0 : 0.0...255.0
    return referenceValues(count * model.inputShape.count, seed: 3, in: range).map { Float($0) }
  }

  /// The scores of raw samples by our own engine.
  static func scores(_ model: ONNXModel, _ raw: [Float], count: Int) throws -> [Float] {
    let network = try Network(model.spec, inputShape: model.inputShape, seed: 1)
    let weights = Dictionary(uniqueKeysWithValues: model.weights.map { ($0.name, $0.tensor) })
    for parameter in network.parameters {
      guard let tensor = weights[parameter.name] else { throw NetworkError("no \(parameter.name)") }
      try parameter.load(tensor)
    }
    let plan = try ExecutionPlan(
      network, batchSize: count, mode: .inference, context: ComputeContext(threads: 1))
    let (scaling, channel) = (model.scaling, model.inputShape.dimensions.dropFirst().reduce(1, *))
    let values = raw.indices.map { index in
      let scaled = raw[index] / Float(scaling.divisor)
      let place = index / channel % model.inputShape[0]
      return scaling.mean.isEmpty
        ? scaled : (scaled - Float(scaling.mean[place])) / Float(scaling.deviation[place])
    }
    try plan.input.load(Tensor(shape: model.inputShape.batched(count), values: values))
    try plan.forward()
    let logits = Array(plan.logits.values)
    return applied(model.head?.rawValue ?? network.head, logits, width: logits.count / count)
  }

  private static func applied(_ head: String?, _ values: [Float], width: Int) -> [Float] {
    switch head {
    case "sigmoid": return values.map { Float(1 / (1 + exponential(-Double($0)))) }
    case "softmax":
      return stride(from: 0, to: values.count, by: width).flatMap { start in
        let row = values[start..<start + width].map(Double.init)
        let largest = row.max() ?? 0
        let powers = row.map { exponential($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
      }
    default: return values
    }
  }
}
