import Networks
import Tensors
import TestSupport
import Testing

/// Layers give what PyTorch's give, forward and backward: see `scripts/golden/layers.py`.
@Suite struct LayerGoldenTests {
  private static let batch = 2
  private static let tolerance = 1e-5

  /// The layer behind dense layers that hand the input on: the gradients of their biases are its input's.
  ///
  /// A flatten stands last, so that the loss does not absorb a softmax.
  private func network(_ golden: LayerGolden) throws -> Network {
    let factors = golden.takesTwo ? [1.0, -0.5] : [1.0]
    let shape = golden.input.dimensions.map(String.init).joined(separator: ", ")
    let fronts = factors.indices.map {
      #"""
      {"name": "hand\#($0)", "inputs": ["flat"], "dense": \#(golden.input.count)},
      {"name": "front\#($0)", "reshape": [\#(shape)]},
      """#
    }
    let names = factors.indices.map { "\"front\($0)\"" }.joined(separator: ", ")
    let layers =
      #"[{"name": "flat", "flatten": {}}, "# + fronts.joined() + #"{"inputs": [\#(names)], "#
      + golden.layer.dropFirst() + ", \"flatten\"]"
    let network = try Network(NetworkSpec(layers: layers), inputShape: golden.input, seed: 1)
    let count = golden.input.count
    for (front, factor) in factors.enumerated() {
      var identity = Tensor(shape: [count, count], repeating: 0)
      for index in 0..<count { identity.values[index * (count + 1)] = Float(factor) }
      try network.parameters[2 * front].load(identity)
    }
    for (index, parameter) in layerParameters(network, golden).enumerated() {
      try parameter.load(GoldenValues.filled(parameter.shape, index + 1, 0.5))
    }
    return network
  }

  private func layerParameters(_ network: Network, _ golden: LayerGolden) -> [Parameter] {
    network.parameters.dropFirst(golden.takesTwo ? 4 : 2).filter(\.isTrainable)
  }

  @Test(arguments: LayerGolden.all)
  func followsPyTorch(_ golden: LayerGolden) throws {
    let network = try network(golden)
    #expect(network.nodes.dropLast().last?.outputShape == golden.output)
    let context = try ComputeContext(threads: 1)
    let plan = try ExecutionPlan(network, batchSize: Self.batch, mode: .training, context: context)
    try plan.input.load(GoldenValues.filled(golden.input.batched(Self.batch), 1000, 4))
    try plan.forward()
    let gradient = try #require(plan.logitsGradient)
    #expect(worstDifference(Array(plan.logits.values), LayerGolden.numbers(golden.values)) < Self.tolerance)
    try gradient.load(GoldenValues.filled(gradient.layout.shape, 2000, 1))
    try plan.backward()
    let ofInput = try #require(network.parameters[1].gradient).tensor().values
    #expect(worstDifference(ofInput, LayerGolden.numbers(golden.inputGradient)) < Self.tolerance)
    let parameters = layerParameters(network, golden)
    #expect(parameters.count == golden.gradients.count)
    for (parameter, expected) in zip(parameters, golden.gradients) {
      let found = try #require(parameter.gradient).tensor().values
      #expect(worstDifference(found, LayerGolden.numbers(expected)) < Self.tolerance, "\(parameter.name)")
    }
  }

  /// Inference fuses activations that training keeps apart; batch normalization is another function there.
  @Test(arguments: LayerGolden.all.filter { !$0.layer.contains("batch_norm") })
  func inferenceFollowsPyTorch(_ golden: LayerGolden) throws {
    let context = try ComputeContext(threads: 1)
    let plan = try ExecutionPlan(
      network(golden), batchSize: Self.batch, mode: .inference, context: context)
    try plan.input.load(GoldenValues.filled(golden.input.batched(Self.batch), 1000, 4))
    try plan.forward()
    #expect(worstDifference(Array(plan.logits.values), LayerGolden.numbers(golden.values)) < Self.tolerance)
  }

  @Test(arguments: LayerGolden.sizes.split(separator: "\n").map(String.init))
  func sizesArePyTorchs(_ row: String) throws {
    let row = row.split(separator: " ").compactMap { Int($0) }
    let window = #""stride": \#(row[2]), "padding": \#(row[3]), "dilation": \#(row[4])"#
    let layers = [
      #"{"conv1d": {"filters": 1, "kernel": \#(row[1]), \#(window)}}"#,
      #"{"max_pool1d": {"size": \#(row[1]), \#(window)}}"#,
      #"{"max_pool1d": {"size": \#(row[1]), \#(window), "ceil_mode": true}}"#,
    ]
    let sizes = try layers.map {
      try Network(NetworkSpec(layers: "[\($0)]"), inputShape: [1, row[0]], seed: 1).outputShape[1]
    }
    #expect(sizes == Array(row[5...]))
  }
}
