import Networks
import Tensors
import TestSupport
import Testing

/// Plans of one network, side by side.
@Suite struct ExecutionPlanTests {
  /// Blocked and plain layouts, images handed on to a dense layer, normalization and dropout.
  private static let mixed = #"""
    [{"conv2d": {"filters": 16, "kernel": 3, "activation": "relu"}}, "batch_norm", {"max_pool2d": 2},
     {"conv2d": {"filters": 32, "kernel": 2, "activation": "tanh"}}, {"dropout": 0.2}, "flatten",
     {"dense": {"units": 20, "activation": "relu"}}, {"dense": 5}, "softmax"]
    """#
  private static let input: Shape = [3, 10, 10]

  private func network(seed: UInt64 = 1) throws -> Network {
    try Network(NetworkSpec(layers: Self.mixed), inputShape: Self.input, seed: seed)
  }

  private func batch(_ count: Int, seed: UInt64 = 1) -> Tensor {
    let shape = Self.input.batched(count)
    return Tensor(shape: shape, values: referenceValues(shape.count, seed: seed).map { Float($0) })
  }

  private func logits(_ plan: ExecutionPlan, _ batch: Tensor, pass: Int = 0) throws -> [Float] {
    try plan.input.load(batch)
    try plan.forward(pass: pass)
    return Array(plan.logits.values)
  }

  /// Forward, backward from a fixed gradient, and a plain step down the gradient.
  private func train(_ network: Network, _ plan: ExecutionPlan, seed: UInt64) throws {
    _ = try logits(plan, batch(plan.batchSize, seed: seed))
    let gradient = try #require(plan.logitsGradient)
    let values = referenceValues(gradient.storedCount, seed: seed + 1, in: -0.1...0.1)
    try gradient.load(Tensor(shape: gradient.layout.shape, values: values.map { Float($0) }))
    try plan.backward()
    for parameter in network.parameters where parameter.isTrainable {
      let slopes = try #require(parameter.gradient).values
      let values = try #require(parameter.value).values
      for index in values.indices { values[index] -= 0.05 * slopes[index] }
      parameter.markChanged()
    }
  }

  @Test func plansShareParametersWhateverTheirOrder() throws {
    for trainingFirst in [true, false] {
      let network = try network()
      let context = try ComputeContext(threads: 1)
      let plan = { try ExecutionPlan(network, batchSize: $0, mode: $1, context: context) }
      let early = trainingFirst ? nil : try plan(7, .inference)
      let (large, small) = (try plan(64, .training), try plan(13, .training))
      let inference = try early ?? plan(7, .inference)
      let before = try logits(inference, batch(7))
      for seed: UInt64 in [2, 3] {
        try train(network, large, seed: seed)
        try train(network, small, seed: seed + 10)
        let now = try logits(inference, batch(7))
        #expect(now != before)
        // A network of its own, given the same weights, computes the same.
        let copy = try self.network(seed: 99)
        for (target, source) in zip(copy.parameters, network.parameters) { try target.load(source.tensor()) }
        let alone = try ExecutionPlan(copy, batchSize: 7, mode: .inference, context: context)
        #expect(worstDifference(try logits(alone, batch(7)), now.map { Double($0) }) < 1e-5)
      }
    }
  }

  /// Training in plans of two sizes in turn gives what two plans of networks of their own give.
  @Test func gradientsDoNotDependOnOtherPlans() throws {
    let context = try ComputeContext(threads: 1)
    let (shared, lone) = (try network(), try network())
    _ = try ExecutionPlan(shared, batchSize: 64, mode: .training, context: context)
    for network in [shared, lone] {
      let plan = try ExecutionPlan(network, batchSize: 13, mode: .training, context: context)
      try train(network, plan, seed: 5)
    }
    for (left, right) in zip(shared.parameters, lone.parameters) {
      let expected = try right.tensor().values.map { Double($0) }
      #expect(worstDifference(try left.tensor().values, expected) < 1e-5, "\(left.name)")
    }
  }

  @Test func loadedValuesReachAllPlans() throws {
    let (network, other) = (try network(seed: 1), try network(seed: 2))
    let context = try ComputeContext(threads: 1)
    let plans = try [64, 3].map {
      try ExecutionPlan(network, batchSize: $0, mode: .inference, context: context)
    }
    let expected = try ExecutionPlan(other, batchSize: 3, mode: .inference, context: context)
    for plan in plans { _ = try logits(plan, batch(plan.batchSize)) }
    for (target, source) in zip(network.parameters, other.parameters) { try target.load(source.tensor()) }
    let wanted = try logits(expected, batch(3)).map { Double($0) }
    #expect(worstDifference(try logits(plans[1], batch(3)), wanted) < 1e-5)
    let wrong = Tensor(shape: [2], repeating: 0)
    let name = network.parameters[0].name
    #expect(
      throws: EngineError("parameter \(name) has shape 16x3x3x3, but a tensor of shape 2 was given")
    ) { try network.parameters[0].load(wrong) }
  }

  @Test func sameSeedSameBits() throws {
    let results = try (0..<2).map { _ in
      let network = try network()
      let plan = try ExecutionPlan(
        network, batchSize: 13, mode: .training, context: ComputeContext(threads: 1),
        generator: SeededGenerator(seed: 4))
      for step: UInt64 in 0..<4 { try train(network, plan, seed: step) }
      return try network.parameters.map { try $0.tensor().values.map(\.bitPattern) }
    }
    #expect(results[0] == results[1])
  }

  @Test(arguments: Architecture.all.filter { $0.input.rank == 3 }.map(\.name))
  func batchEqualsItsSamplesOneByOne(_ name: String) throws {
    let input: Shape = [1, 28, 28]
    let network = try Network(
      Architecture.named(name).spec(input: input, classes: 10, width: 0.25), inputShape: input, seed: 3)
    let context = try ComputeContext(threads: 1)
    let values = referenceValues(9 * input.count, seed: 4, in: 0...1).map { Float($0) }
    let together = try logits(
      ExecutionPlan(network, batchSize: 9, mode: .inference, context: context),
      Tensor(shape: input.batched(9), values: values))
    let single = try ExecutionPlan(network, batchSize: 1, mode: .inference, context: context)
    let oneByOne = try (0..<9).flatMap { index in
      let sample = Array(values[index * input.count..<(index + 1) * input.count])
      return try logits(single, Tensor(shape: input.batched(1), values: sample))
    }
    #expect(worstDifference(together, oneByOne.map { Double($0) }) < 1e-5)
    #expect(Set(oneByOne).count > 9)
  }

  @Test func dropoutAndBatchStatisticsAreForTrainingOnly() throws {
    let network = try network()
    let context = try ComputeContext(threads: 1)
    let training = try ExecutionPlan(network, batchSize: 8, mode: .training, context: context)
    let inference = try ExecutionPlan(network, batchSize: 8, mode: .inference, context: context)
    #expect(try logits(inference, batch(8)) == logits(inference, batch(8)))
    #expect(inference.logitsGradient == nil)
    #expect(try logits(training, batch(8)) != logits(training, batch(8), pass: 1))
  }

  /// A final softmax or sigmoid is the loss's; in any other place it is computed.
  @Test func headIsLeftToTheLoss() throws {
    let context = try ComputeContext(threads: 1)
    func run(_ layers: String) throws -> (head: String?, logits: [Float]) {
      let network = try Network(NetworkSpec(layers: layers), inputShape: [6], seed: 1)
      let plan = try ExecutionPlan(network, batchSize: 2, mode: .inference, context: context)
      let values = referenceValues(12, seed: 1).map { Float($0) }
      return (network.head, try logits(plan, Tensor(shape: [2, 6], values: values)))
    }
    let raw = try run(#"[{"dense": 4}]"#)
    #expect(raw.head == nil)
    for head in ["softmax", "sigmoid"] {
      let absorbed = try run(#"[{"dense": 4}, "\#(head)"]"#)
      #expect(absorbed.head == head)
      #expect(absorbed.logits == raw.logits)
      let twice = try run(#"[{"dense": 4}, "\#(head)", "\#(head)"]"#)
      #expect(twice.logits != raw.logits && twice.logits.allSatisfy { $0 > 0 && $0 < 1 })
    }
    #expect(try run(#"[{"dense": 4}, "tanh"]"#).head == nil)
  }

  @Test(arguments: [0, -1]) func emptyBatchesAreRefused(_ count: Int) throws {
    let context = try ComputeContext(threads: 1)
    #expect(throws: EngineError("a batch holds at least one sample, found \(count)")) {
      try ExecutionPlan(network(), batchSize: count, mode: .training, context: context)
    }
  }

  /// Every buffer and every primitive holds the context: were one left over, the context would be too.
  @Test func nothingOutlivesPlansAndNetwork() throws {
    weak var context: ComputeContext?
    do {
      let own = try ComputeContext(threads: 1)
      context = own
      let network = try network()
      let training = try ExecutionPlan(network, batchSize: 4, mode: .training, context: own)
      _ = try ExecutionPlan(network, batchSize: 2, mode: .inference, context: own)
      try train(network, training, seed: 1)
      #expect(context != nil)
    }
    #expect(context == nil)
  }
}
