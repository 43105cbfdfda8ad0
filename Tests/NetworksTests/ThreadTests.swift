import Networks
import Tensors
import TestSupport
import Testing

/// The number of threads changes the order of sums, and nothing else.
@Suite(.serialized) struct ThreadTests {
  /// Logits, and the gradients of all parameters.
  private func run(_ spec: NetworkSpec, threads: Int) throws -> [[Float]] {
    let input: Shape = [1, 28, 28]
    let context = try ComputeContext(threads: threads)
    defer { #expect(throws: Never.self) { _ = try ComputeContext(threads: 1) } }
    let network = try Network(spec, inputShape: input, seed: 3)
    let plan = try ExecutionPlan(network, batchSize: 8, mode: .training, context: context)
    let values = referenceValues(8 * input.count, seed: 4, in: 0...1).map { Float($0) }
    try plan.input.load(Tensor(shape: input.batched(8), values: values))
    try plan.forward()
    let gradient = try #require(plan.logitsGradient)
    let slopes = referenceValues(80, seed: 5, in: -0.1...0.1).map { Float($0) }
    try gradient.load(Tensor(shape: [8, 10], values: slopes))
    try plan.backward()
    return try [Array(plan.logits.values)]
      + network.parameters.map { try #require(try $0.gradient?.tensor(shape: $0.shape)).values }
  }

  @Test(arguments: ["tutorial-cnn", "lenet5"])
  func twoThreadsGiveWhatOneGives(_ name: String) throws {
    try compare(Architecture.named(name).spec(input: [1, 28, 28], classes: 10))
  }

  /// Joins, norms, channels dropped: the loops that are ours.
  @Test func twoThreadsGiveWhatOneGivesInAGraph() throws {
    try compare(
      NetworkSpec(
        layers: #"""
          [{"name": "a", "conv2d": {"filters": 24, "kernel": 3, "padding": 1, "activation": "gelu"}},
           {"name": "b", "depthwise_conv2d": {"kernel": 3, "padding": 1}},
           {"name": "c", "inputs": ["a", "b", "input"], "concat": {}}, {"spatial_dropout": 0.3},
           {"layer_norm": {"axes": "channels"}},
           {"name": "d", "conv2d_transpose": {"filters": 24, "kernel": 3, "padding": 1}},
           {"inputs": ["a", "d"], "add": {}}, "layer_norm", {"sum_pool2d": 2}, "global_avg_pool", {"dense": 10}]
          """#))
  }

  private func compare(_ spec: NetworkSpec) throws {
    let (one, two) = (try run(spec, threads: 1), try run(spec, threads: 2))
    for (left, right) in zip(one, two) {
      #expect(worstDifference(right, left.map { Double($0) }) < 1e-5)
    }
    // At a fixed number of threads, the same bits again.
    #expect(try run(spec, threads: 2) == two)
  }
}
