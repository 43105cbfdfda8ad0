import CKernels
import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// Whole training steps follow PyTorch's: see `scripts/golden/training_steps.py`.
@Suite struct TrainingStepsTests {
  private static let batch = 8
  private static let classes = 10

  private func initialize(_ network: Network) throws {
    for (index, parameter) in network.parameters.filter(\.isTrainable).enumerated() {
      let shape = parameter.shape
      let isScale = shape.rank == 1 && parameter.name.hasSuffix(".weight")
      let scale = shape.rank == 1 ? 0.1 : (3 / Double(shape.count / shape[0])).squareRoot()
      try parameter.load(GoldenValues.filled(shape, index + 1, scale, offset: isScale ? 1 : 0))
    }
  }

  private typealias Update = (
    _ step: Int, _ value: UnsafeMutablePointer<Float>?, _ gradient: UnsafeMutablePointer<Float>?,
    _ first: UnsafeMutablePointer<Float>?, _ second: UnsafeMutablePointer<Float>?, _ count: Int64
  ) -> Void

  private func follow(
    _ golden: (losses: [Double], weights: [Double]), _ spec: NetworkSpec, input: Shape, _ update: Update
  ) throws {
    let network = try Network(spec, inputShape: input, seed: 0)
    try initialize(network)
    let context = try ComputeContext(threads: 1)
    let plan = try ExecutionPlan(network, batchSize: Self.batch, mode: .training, context: context)
    let gradient = try #require(plan.logitsGradient)
    // Two slots of optimizer state for each parameter, laid out as its values are.
    let trained = network.parameters.filter(\.isTrainable)
    let slots = try trained.map { parameter in
      let layout = try #require(parameter.value).layout
      return (first: try Buffer(context, layout), second: try Buffer(context, layout))
    }
    var scores = [Float](repeating: 0, count: Self.batch * Self.classes)
    let targets = LossTargets(capacity: Self.batch, classes: Self.classes)
    for (step, expected) in golden.losses.enumerated() {
      try plan.input.load(GoldenValues.filled(input.batched(Self.batch), 1000 + step, 0.5, offset: 0.5))
      let labels = (0..<Self.batch).map { Int32((3 * $0 + step) % Self.classes) }
      try plan.forward()
      labels.withUnsafeBufferPointer(targets.fill)
      let loss = scores.withUnsafeMutableBufferPointer {
        LossFunction.softmaxCrossEntropy.evaluate(
          logits: plan.logits, targets: targets, scores: $0, gradient: gradient)
      }
      #expect(abs(loss / Double(Self.batch) - expected) < 1e-4 * expected, "step \(step + 1)")
      try plan.backward()
      for (parameter, slot) in zip(trained, slots) {
        let value = try #require(parameter.value)
        update(
          step + 1, value.values.baseAddress, parameter.gradient?.values.baseAddress,
          slot.first.values.baseAddress, slot.second.values.baseAddress, Int64(value.storedCount))
        parameter.markChanged()
      }
    }
    let found = try network.parameters.flatMap { try $0.tensor().values.prefix(2) }
    #expect(found.count == golden.weights.count)
    for (value, expected) in zip(found, golden.weights) {
      #expect(abs(Double(value) - expected) < 1e-4 * max(abs(expected), 0.1))
    }
  }

  @Test func tutorialCNNWithAdam() throws {
    let spec = try Architecture.named("tutorial-cnn").spec(input: [1, 28, 28], classes: Self.classes)
    try follow(TrainingSteps.tutorialCNNWithAdam, spec, input: [1, 28, 28]) {
      let root = (1 - pow(0.999, Double($0))).squareRoot()
      ck_adam(
        $1, $2, $3, $4, $5,
        ck_adam_coefficients(
          rate: Float(0.001 * root / (1 - pow(0.9, Double($0)))), beta1: 0.9, beta2: 0.999,
          epsilon: Float(1e-8 * root), coupled_decay: 0, decoupled_decay: 0))
    }
  }

  @Test func normalizedWithMomentum() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"conv2d": {"filters": 17, "kernel": 3, "padding": 1, "bias": false}}, "batch_norm", "relu",
         {"avg_pool2d": {"size": 3, "stride": 2, "padding": 1}},
         {"conv2d": {"filters": 16, "kernel": 3, "stride": 2, "bias": false}}, "batch_norm", "tanh", "flatten",
         {"dense": 10}]
        """#)
    try follow(TrainingSteps.normalizedWithMomentum, spec, input: [3, 15, 15]) {
      ck_sgd($1, $2, $3, $5, 0.05, 0.9, 0, 0.001)
    }
  }

  @Test func lenet5WithRMSprop() throws {
    let spec = try Architecture.named("lenet5").spec(input: [1, 28, 28], classes: Self.classes)
    try follow(TrainingSteps.lenet5WithRMSprop, spec, input: [1, 28, 28]) {
      ck_rmsprop($1, $2, $3, nil, $5, 0.001, 0.9, 1e-7, 0, 0)
    }
  }
}
