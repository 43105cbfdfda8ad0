import Networks
import Settings
import Tensors
import TestSupport
import Testing

/// Which parameters patterns freeze, what frozen layers do to gradients, and other heads.
@Suite struct FreezeTests {
  private static let layers = #"""
    [{"name": "features.0", "conv2d": {"filters": 4, "kernel": 3, "padding": "same"}},
     {"name": "features.1", "batch_norm": {}}, {"name": "first", "relu": {}},
     {"name": "features.2", "conv2d": {"filters": 4, "kernel": 3, "padding": "same"}},
     {"name": "features.3", "batch_norm": {}}, {"inputs": ["features.3", "first"], "add": {}}, "relu",
     {"name": "features.4", "batch_norm": {}}, "global_avg_pool", {"dense": 3}, "softmax"]
    """#

  private func network(_ layers: String = FreezeTests.layers) throws -> Network {
    try Network(
      NetworkSpec(name: "net", layers: JSONValue(parsing: layers)), inputShape: [2, 6, 6], seed: 3)
  }

  @Test(arguments: [
    (["features.0"], ["features.0.bias", "features.0.weight"]),
    (["features.*.weight"], (0...4).map { "features.\($0).weight" }),
    (["*1*", "fc1.bias"], ["fc1.bias", "features.1.bias", "features.1.weight", "fc1.weight"]),
    (["f*s.4", "*.0.b*s"], ["features.0.bias", "features.4.bias", "features.4.weight"]), ([], []),
  ])
  func patternsNameLayersAndParameters(_ patterns: [String], _ names: [String]) throws {
    #expect(try network().shapes.trainableNames(matching: patterns) == Set(names))
  }

  @Test(arguments: [
    (
      ["feature.0"],
      "'feature.0' names no layer that could be trained; did you mean 'features.0'?; such layers are features.0, "
        + "features.1, features.2, features.3, features.4, fc1"
    ),
    (["*"], "expected a layer that is left to train, found all of them frozen"),
  ])
  func whatCannotBeFrozenIsSaid(_ patterns: [String], _ message: String) throws {
    let error = #expect(throws: NetworkError.self) { try network().freeze(patterns) }
    #expect(error?.description == message)
  }

  /// Finite differences of what is left to learn, before, between and behind frozen layers.
  @Test(arguments: [
    ["features.1"], ["features.2", "features.3"], ["features.4"], ["features.0", "features.3"],
    ["features.0", "features.1", "features.2", "features.3"], ["features.1", "features.3", "features.4"],
  ])
  func gradientsPassFrozenLayers(_ patterns: [String]) throws {
    let network = try network()
    for (index, parameter) in network.parameters.enumerated() {
      // Statistics and scales that are not those of the beginning.
      let values = referenceValues(parameter.shape.count, seed: UInt64(100 + index)).map { Float($0) }
      let isPositive =
        parameter.name.hasSuffix("running_var")
        || (parameter.shape.rank == 1 && parameter.name.hasSuffix("weight"))
      try parameter.load(
        Tensor(shape: parameter.shape, values: isPositive ? values.map { 0.5 + abs($0) } : values))
    }
    try network.freeze(patterns)
    let learning = network.parameters.filter(\.learns).map(\.name)
    let errors = try GradientCheck(network, batchSize: 3).worstErrors().filter {
      learning.contains($0.parameter)
    }
    #expect(errors.count == learning.count || patterns.contains("features.0"))
    for (parameter, error) in errors { #expect(error < GradientCheck.tolerance, "\(parameter)") }
  }

  /// Nothing that comes before the first layer that learns has a gradient.
  @Test func whatIsFrozenAtTheBeginningHasNoGradient() throws {
    let network = try network()
    try network.freeze(["features.*"])
    let plan = try ExecutionPlan(network, batchSize: 2, mode: .training, context: ComputeContext(threads: 1))
    try plan.forward()
    try plan.backward()
    for parameter in network.parameters {
      #expect((parameter.gradient != nil) == parameter.name.hasPrefix("fc1"))
    }
    // All have memory, so that a state is whole.
    #expect(network.parameters.allSatisfy { $0.value != nil })
  }

  @Test func anotherHeadIsAnotherLastLayer() throws {
    let shapes = try network().shapes
    #expect(try shapes.headNames().contains("fc1"))
    let replaced = try shapes.replacingHead(outputs: 7)
    #expect(try NetworkShapes(replaced, inputShape: [2, 6, 6]).outputShape == [7])
    #expect(replaced.nodes.dropLast(2).map(\.name) == shapes.spec.nodes.dropLast(2).map(\.name))
    let convolved = try network(
      #"[{"conv2d": {"filters": 5, "kernel": 1}}, "batch_norm", "global_avg_pool"]"#)
    #expect(try convolved.shapes.headNames() == Set(convolved.nodes.map(\.name)))
    #expect(
      try NetworkShapes(convolved.shapes.replacingHead(outputs: 2), inputShape: [2, 6, 6]).outputShape == [2])
    let bare = try network(#"["global_avg_pool"]"#)
    #expect(throws: NetworkError.self) { try bare.shapes.headNames() }
  }
}
