import Networks
import Settings
import Tensors
import TestSupport
import Testing

/// Layers that are bound as one operation compute what they compute one by one.
@Suite struct LayerGroupTests {
  /// Layers without anything between them, and the same with dropouts of nothing, which keep them apart.
  static let pairs: [(together: String, apart: String)] = [
    (
      #"[{"conv2d": {"filters": 16, "kernel": 3, "activation": "relu"}}, {"max_pool2d": 2}, "flatten", {"dense": 4}]"#,
      #"[{"conv2d": {"filters": 16, "kernel": 3, "activation": "relu"}}, {"dropout": 0}, {"max_pool2d": 2}, "flatten", {"dense": 4}]"#
    ),
    (
      #"[{"conv2d": {"filters": 6, "kernel": 3}}, "batch_norm", "relu", "flatten", {"dense": 4}]"#,
      #"[{"conv2d": {"filters": 6, "kernel": 3}}, "batch_norm", {"dropout": 0}, "relu", "flatten", {"dense": 4}]"#
    ),
    (residual(between: ""), residual(between: #", {"dropout": 0, "name": "gap"}"#)),
    (
      residual(between: "", filters: 16),
      residual(between: #", {"dropout": 0, "name": "gap"}"#, filters: 16)
    ),
  ]

  /// A block whose two branches both end in a normalization.
  private static func residual(between gap: String, filters: Int = 5) -> String {
    let last = gap.isEmpty ? "bn2" : "gap"
    return """
      [{"conv2d": {"filters": \(filters), "kernel": 3, "padding": "same"}, "name": "stem"},
       {"conv2d": {"filters": \(filters), "kernel": 3, "padding": "same"}, "name": "branch"},
       {"batch_norm": {}, "name": "bn1"}, {"relu": {}, "name": "relu1"},
       {"conv2d": {"filters": \(filters), "kernel": 3, "padding": "same"}, "name": "branch2"},
       {"batch_norm": {}, "name": "bn2"}\(gap),
       {"batch_norm": {}, "name": "shortcut", "inputs": ["stem"]},
       {"add": {}, "name": "sum", "inputs": ["\(last)", "shortcut"]}, {"relu": {}, "name": "relu2"},
       "flatten", {"dense": 4}]
      """
  }

  @Test(arguments: pairs.indices, [ExecutionPlan.Mode.training, .inference])
  func sameResults(_ index: Int, _ mode: ExecutionPlan.Mode) throws {
    let together = try run(Self.pairs[index].together, mode)
    let apart = try run(Self.pairs[index].apart, mode)
    #expect(worstDifference(together.logits, apart.logits.map(Double.init)) < 1e-5)
    #expect(together.gradients.map(\.name) == apart.gradients.map(\.name))
    for (left, right) in zip(together.gradients, apart.gradients) {
      #expect(
        worstDifference(left.values, right.values.map(Double.init)) < 2e-5, "gradient of \(left.name)")
    }
  }

  private func run(
    _ layers: String, _ mode: ExecutionPlan.Mode
  ) throws -> (logits: [Float], gradients: [(name: String, values: [Float])]) {
    let spec = try NetworkSpec(name: "test", layers: JSONValue(parsing: layers))
    let network = try Network(spec, inputShape: [3, 10, 9], seed: 3)
    let plan = try ExecutionPlan(network, batchSize: 3, mode: mode, context: ComputeContext(threads: 1))
    try plan.input.load(tensor(plan.input.layout.shape, seed: 5))
    try plan.forward()
    let logits = Array(plan.logits.values)
    guard let gradient = plan.logitsGradient else { return (logits, []) }
    try gradient.load(tensor(gradient.layout.shape, seed: 6))
    try plan.backward()
    return (
      logits,
      try network.parameters.filter(\.isTrainable).map {
        ($0.name, try #require($0.gradient).tensor(shape: $0.shape).values)
      }
    )
  }

  private func tensor(_ shape: Shape, seed: UInt64) -> Tensor {
    Tensor(shape: shape, values: referenceValues(shape.count, seed: seed).map { Float($0) })
  }
}
