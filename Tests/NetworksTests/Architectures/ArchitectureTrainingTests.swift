import Networks
import Tensors
import TestSupport
import Testing

/// Every built-in architecture can be trained: a forward and a backward pass at small inputs.
@Suite struct ArchitectureTrainingTests {
  private static let images = Architecture.all.filter { $0.input.rank == 3 }.map(\.name)

  @Test(arguments: images)
  func trainsOnSmallImages(_ name: String) throws { try expectGradients(name, [1, 8, 8]) }

  @Test(arguments: images)
  func trainsOnDigits(_ name: String) throws { try expectGradients(name, [1, 28, 28]) }

  @Test(arguments: images)
  func trainsOnColours(_ name: String) throws { try expectGradients(name, [3, 32, 32]) }

  @Test(
    arguments: [
      ("softmax", [30]), ("mlp", [3, 10]), ("cnn1d", [2, 40]), ("cnn1d", [1, 3]), ("cnn3d", [1, 8, 8, 8]),
      ("cnn3d", [2, 16, 17, 18]),
    ] as [(String, Shape)])
  func trainsOnOtherRanks(_ name: String, _ input: Shape) throws { try expectGradients(name, input) }

  private func expectGradients(_ name: String, _ input: Shape) throws {
    let spec = try Architecture.named(name).spec(input: input, classes: 7, width: 0.125)
    let network = try Network(spec, inputShape: input, seed: 1)
    #expect(network.outputShape == [7])
    let context = try ComputeContext(threads: 1)
    let plan = try ExecutionPlan(network, batchSize: 2, mode: .training, context: context)
    let values = referenceValues(2 * input.count, seed: 1, in: 0...1).map { Float($0) }
    try plan.input.load(Tensor(shape: input.batched(2), values: values))
    try plan.forward()
    #expect(plan.logits.values.allSatisfy { $0.isFinite })
    let gradient = try #require(plan.logitsGradient)
    // Not alike for all samples: batch normalization over two of them would pass nothing on.
    let gradients = referenceValues(14, seed: 2, in: -1...1).map { Float($0) }
    try gradient.load(Tensor(shape: [2, 7], values: gradients))
    try plan.backward()
    for parameter in network.parameters where parameter.isTrainable {
      let values = try #require(parameter.gradient, "\(parameter.name)").values
      #expect(values.allSatisfy { $0.isFinite }, "\(parameter.name)")
    }
    let first = try #require(network.parameters.first?.gradient)
    #expect(first.values.contains { $0 != 0 })
  }
}
