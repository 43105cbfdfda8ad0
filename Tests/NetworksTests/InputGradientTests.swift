import Networks
import Tensors
import TestSupport
import Testing

/// Explanation: forward as in inference, and gradients down to the input.
@Suite struct InputGradientTests {
  @Test(arguments: LayerExample.all)
  func agreesWithFiniteDifferencesForEveryLayer(_ example: LayerExample) throws {
    let alone = try Network(NetworkSpec(layers: "[\(example.json)]"), inputShape: example.input, seed: 1)
    let tail = alone.outputShape.rank > 1 ? #", "flatten", {"dense": 3}]"# : #", {"dense": 3}]"#
    let network = try Network(
      NetworkSpec(layers: "[\(example.json)\(tail)"), inputShape: example.input, seed: 5)
    #expect(try InputGradientCheck(network, batchSize: 3).worstError() < GradientCheck.tolerance)
  }

  static let architectures: [(name: String, input: Shape)] = [
    ("tutorial-cnn", [1, 28, 28]), ("resnet20", [3, 16, 16]), ("mobilenet_v1", [3, 32, 32]),
    ("densenet", [3, 16, 16]),
  ]

  @Test(arguments: architectures)
  func agreesWithFiniteDifferencesForArchitectures(_ example: (name: String, input: Shape)) throws {
    let (name, input) = example
    let spec = try Architecture.named(name).spec(
      input: input, classes: 5, width: name == "mobilenet_v1" ? 0.25 : 1, dropout: nil)
    let network = try Network(spec, inputShape: input, seed: 3)
    #expect(try InputGradientCheck(network, batchSize: 2).worstError() < GradientCheck.tolerance)
  }

  @Test(arguments: JoinTests.graphs)
  func agreesWithFiniteDifferencesForBranches(_ graph: (name: String, layers: String)) throws {
    let body = try NetworkSpec(layers: graph.layers)
    let isFlat = try Network(body, inputShape: [3, 4, 4], seed: 1).outputShape.rank == 1
    let tail = (isFlat ? "" : #", "flatten""#) + #", {"dense": 3}]"#
    let network = try Network(
      NetworkSpec(layers: graph.layers.dropLast() + tail), inputShape: [3, 4, 4], seed: 6)
    #expect(try InputGradientCheck(network, batchSize: 4).worstError() < GradientCheck.tolerance)
  }

  /// Parameters' gradients would cost as much again; a training of the same network finds them as ever.
  @Test(arguments: architectures)
  func parametersAreLeftAlone(_ example: (name: String, input: Shape)) throws {
    let spec = try Architecture.named(example.name).spec(
      input: example.input, classes: 5, width: example.name == "mobilenet_v1" ? 0.25 : 1, dropout: nil)
    let network = try Network(spec, inputShape: example.input, seed: 3)
    let frozen = Array(network.nodes[0].parameters.values)
    for parameter in frozen { parameter.isFrozen = true }
    let context = try ComputeContext(threads: 1)
    for mode in [ExecutionPlan.Mode.explanation, .training] {
      let plan = try ExecutionPlan(network, batchSize: 2, mode: mode, context: context)
      try plan.forward()
      try plan.backward()
      for parameter in network.parameters {
        let learns = parameter.isTrainable && !frozen.contains { $0 === parameter }
        #expect(parameter.learns == learns)
        #expect((parameter.gradient != nil) == (learns && mode == .training), "\(parameter.name)")
      }
    }
  }

  private static let front = #"""
    {"name": "a", "conv2d": {"filters": 16, "kernel": 3, "activation": "relu"}}, {"name": "b", "dropout": 0.5}
    """#
  private static let back = #"""
    {"name": "c", "batch_norm": {}}, {"name": "d", "relu": {}},
    {"name": "e", "inputs": ["FIRST", "d"], "add": {}}, "flatten", {"dense": 4}
    """#

  /// The gradient at a layer is the input's gradient of what comes behind it.
  @Test(arguments: ["a", "b"])
  func aLayersGradientIsThatOfTheRest(_ layer: String) throws {
    let context = try ComputeContext(threads: 1)
    let whole = try Network(
      NetworkSpec(layers: "[\(Self.front), \(Self.back.replacing("FIRST", with: layer))]"),
      inputShape: [3, 6, 6], seed: 4)
    let rest = try Network(
      NetworkSpec(layers: "[\(Self.back.replacing("FIRST", with: "input"))]"), inputShape: [16, 4, 4], seed: 9
    )
    for parameter in rest.parameters {
      let same = try #require(whole.parameters.first { $0.name == parameter.name })
      try parameter.load(same.tensor())
    }
    let plan = try ExecutionPlan(
      whole, batchSize: 2, mode: .explanation, watching: [layer], context: context)
    let values = referenceValues(2 * 3 * 36, seed: 8).map { Float($0) }
    try plan.input.load(Tensor(shape: [2, 3, 6, 6], values: values))
    let restPlan = try ExecutionPlan(rest, batchSize: 2, mode: .explanation, context: context)
    try plan.forward()
    try restPlan.input.load(try #require(plan.output(of: layer)).tensor())
    try restPlan.forward()
    #expect(worstDifference(Array(restPlan.logits.values), plan.logits.values.map { Double($0) }) < 1e-6)
    for plan in [plan, restPlan] {
      try plan.logitsGradient?.load(
        Tensor(shape: [2, 4], values: referenceValues(8, seed: 3).map { Float($0) }))
      try plan.backward()
    }
    let found = try #require(plan.layerGradients[layer]).tensor().values
    let expected = try #require(restPlan.inputGradient).tensor().values
    #expect(worstDifference(found, expected.map { Double($0) }) < 1e-6)
    #expect(expected.contains { $0 != 0 })
    #expect(plan.output(of: "nothing") == nil)
  }

  /// Running statistics and no dropout: what is explained is what predicts.
  @Test func computesWhatInferenceComputes() throws {
    let spec = try Architecture.named("mobilenet_v2").spec(
      input: [3, 32, 32], classes: 5, width: 0.5, dropout: 0.3)
    let network = try Network(spec, inputShape: [3, 32, 32], seed: 3)
    let context = try ComputeContext(threads: 1)
    let values = referenceValues(2 * 3 * 1024, seed: 8).map { Float($0) }
    let logits = try [ExecutionPlan.Mode.inference, .explanation].map { mode in
      let plan = try ExecutionPlan(network, batchSize: 2, mode: mode, context: context)
      try plan.input.load(Tensor(shape: [2, 3, 32, 32], values: values))
      try plan.forward()
      return Array(plan.logits.values)
    }
    #expect(worstDifference(logits[1], logits[0].map { Double($0) }) < 1e-5)
  }
}
