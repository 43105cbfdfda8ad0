import Networks
import Tensors
import TestSupport
import Testing

/// Graphs that branch and join: values that several layers read, and inputs that lie in different orders.
@Suite struct JoinTests {
  static let graphs: [(name: String, layers: String)] = [
    (
      // The sum's gradient goes to a layer that works in place, and then to another.
      "in-place branches",
      #"""
      [{"name": "a", "conv2d": {"filters": 16, "kernel": 1}}, {"name": "b", "inputs": ["a"], "tanh": {}},
       {"name": "c", "inputs": ["a"], "sigmoid": {}}, {"name": "d", "inputs": ["a"], "tanh": {}},
       {"inputs": ["b", "c", "d"], "add": {}}]
      """#
    ),
    (
      "residual block",
      #"""
      [{"conv2d": {"filters": 16, "kernel": 1}}, {"name": "x", "relu": {}},
       {"conv2d": {"filters": 16, "kernel": 3, "padding": 1, "bias": false}}, "batch_norm", "relu",
       {"conv2d": {"filters": 16, "kernel": 3, "padding": 1, "bias": false}}, {"name": "y", "batch_norm": {}},
       {"inputs": ["x", "y"], "add": {}}, "relu"]
      """#
    ),
    (
      "two residual blocks",
      #"""
      [{"name": "x", "conv2d": {"filters": 6, "kernel": 1, "activation": "tanh"}},
       {"name": "y", "conv2d": {"filters": 6, "kernel": 3, "padding": 1, "activation": "tanh"}},
       {"name": "s", "inputs": ["x", "y"], "add": {}},
       {"name": "z", "conv2d": {"filters": 6, "kernel": 3, "padding": 1, "activation": "tanh"}},
       {"inputs": ["s", "z", "x"], "add": {}}, "tanh"]
      """#
    ),
    (
      "a layer twice and thrice",
      #"""
      [{"name": "x", "conv2d": {"filters": 16, "kernel": 1}}, {"name": "y", "inputs": ["x", "x"], "add": {}},
       {"name": "z", "inputs": ["y", "y", "y"], "add": {}}, {"inputs": ["z", "x", "z"], "concat": {}}]
      """#
    ),
    (
      "orders of all kinds",
      #"""
      [{"name": "blocked", "conv2d": {"filters": 16, "kernel": 1}},
       {"name": "odd", "inputs": ["input"], "conv2d": {"filters": 5, "kernel": 1, "activation": "relu"}},
       {"name": "front", "inputs": ["blocked", "odd"], "concat": {}},
       {"name": "back", "inputs": ["odd", "blocked", "input"], "concat": {}},
       {"inputs": ["front"], "conv2d": {"filters": 16, "kernel": 1}}, {"name": "p", "tanh": {}},
       {"inputs": ["back"], "conv2d": {"filters": 16, "kernel": 1}},
       {"inputs": ["conv2", "p"], "add": {}}]
      """#
    ),
    (
      "squeeze and excitation",
      #"""
      [{"name": "x", "conv2d": {"filters": 16, "kernel": 1, "activation": "hard_swish"}}, "global_avg_pool",
       {"dense": {"units": 5, "activation": "tanh"}}, {"dense": 16}, {"name": "s", "hard_sigmoid": {}},
       {"name": "y", "inputs": ["x", "s"], "multiply": {}}, {"inputs": ["y", "x"], "multiply": {}}]
      """#
    ),
    (
      "excitation by convolutions",
      #"""
      [{"name": "x", "conv2d": {"filters": 5, "kernel": 1, "activation": "tanh"}}, "global_avg_pool",
       {"reshape": [5, 1, 1]}, {"name": "s", "conv2d": {"filters": 5, "kernel": 1, "activation": "sigmoid"}},
       {"inputs": ["x", "s"], "multiply": {}}]
      """#
    ),
    (
      "dense growth",
      #"""
      [{"name": "x0", "conv2d": {"filters": 4, "kernel": 1}},
       {"name": "x1", "conv2d": {"filters": 4, "kernel": 3, "padding": 1, "activation": "tanh"}},
       {"name": "c1", "inputs": ["x0", "x1"], "concat": {}}, "batch_norm", "relu",
       {"name": "x2", "conv2d": {"filters": 4, "kernel": 3, "padding": 1}},
       {"inputs": ["c1", "x2"], "concat": {}}]
      """#
    ),
    (
      "flat branches",
      #"""
      [{"name": "image", "conv2d": {"filters": 16, "kernel": 1}}, {"name": "flat", "flatten": {}},
       {"name": "means", "inputs": ["image"], "global_avg_pool": {}},
       {"name": "a", "inputs": ["flat"], "dense": {"units": 8, "activation": "tanh"}},
       {"name": "b", "inputs": ["means"], "dense": {"units": 8, "activation": "relu"}},
       {"name": "sum", "inputs": ["a", "b"], "add": {}}, {"inputs": ["sum", "means", "flat"], "concat": {}}]
      """#
    ),
  ]

  @Test(arguments: graphs)
  func gradientsAgreeWithFiniteDifferences(_ graph: (name: String, layers: String)) throws {
    let body = try NetworkSpec(layers: graph.layers)
    let isFlat = try Network(body, inputShape: [3, 4, 4], seed: 1).outputShape.rank == 1
    let tail = (isFlat ? "" : #", "flatten""#) + #", {"dense": 3}]"#
    let spec = try NetworkSpec(layers: graph.layers.dropLast() + tail)
    // With these weights no value lies so near a kink of relu that the steps of the check cross it.
    let network = try Network(spec, inputShape: [3, 4, 4], seed: 6)
    let errors = try GradientCheck(network, batchSize: 4).worstErrors()
    #expect(errors.count == network.parameters.count(where: \.isTrainable))
    for (parameter, error) in errors { #expect(error < GradientCheck.tolerance, "\(parameter)") }
  }

  /// What joins give is what their inputs hold, whatever order those lie in.
  @Test(arguments: [(16, 5), (5, 16), (16, 32), (3, 4)])
  func joinsKeepTheValues(_ first: Int, _ second: Int) throws {
    let layers = #"""
      [{"name": "a", "conv2d": {"filters": \#(first), "kernel": 1}},
       {"name": "b", "inputs": ["input"], "conv2d": {"filters": \#(second), "kernel": 1}},
      """#
    let context = try ComputeContext(threads: 1)
    func run(_ last: String) throws -> [Float] {
      let network = try Network(NetworkSpec(layers: layers + last), inputShape: [3, 3, 2], seed: 1)
      let plan = try ExecutionPlan(network, batchSize: 2, mode: .inference, context: context)
      try plan.input.load(
        Tensor(shape: [2, 3, 3, 2], values: referenceValues(36, seed: 1).map { Float($0) }))
      try plan.forward()
      return Array(plan.logits.values)
    }
    let a = try run(#"{"name": "c", "inputs": ["a"], "flatten": {}}]"#)
    let b = try run(#"{"name": "c", "inputs": ["b"], "flatten": {}}]"#)
    let (wide, narrow) = (first * 6, second * 6)
    let expected = [a[..<wide], b[..<narrow], a[wide...], b[narrow...]].flatMap { Array($0) }
    #expect(try run(#"{"inputs": ["a", "b"], "concat": {}}]"#) == expected)
    #expect(try run(#"{"inputs": ["a", "a"], "add": {}}]"#) == a.map { 2 * $0 })
    #expect(try run(#"{"inputs": ["a", "a"], "multiply": {}}]"#) == a.map { $0 * $0 })
    let factors = try run(#"{"inputs": ["a"], "global_max_pool": {}}]"#)
    let weighed = try run(
      #"{"name": "p", "inputs": ["a"], "global_max_pool": {}}, {"inputs": ["a", "p"], "multiply": {}}]"#)
    #expect(weighed == a.indices.map { a[$0] * factors[$0 / 6] })
  }
}
