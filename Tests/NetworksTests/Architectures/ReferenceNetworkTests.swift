import Digests
import Networks
import Tensors
import Testing

/// Networks that torchvision or Keras has are the same here, by name, shape and result: see
/// `scripts/golden/torchvision_networks.py` and `keras_networks.py`.
@Suite struct ReferenceNetworkTests {
  @Test(arguments: TorchvisionNetworks.names.keys.sorted())
  func parametersHaveTorchvisionsNamesAndShapes(_ name: String) throws {
    let spec = try Architecture.named(name).spec(input: [3, 224, 224], classes: 1000)
    let shapes = try NetworkShapes(spec, inputShape: [3, 224, 224])
    let lines = shapes.nodes.flatMap { node in
      node.parameters.map { "\(node.name).\($0.name) \($0.shape)\n" }
    }
    #expect(Digest(of: lines.sorted().joined()).hexadecimal == TorchvisionNetworks.names[name])
  }

  @Test(arguments: TorchvisionNetworks.logits.keys.sorted())
  func logitsAreTorchvisions(_ name: String) throws {
    try expectLogits(TorchvisionNetworks.logits[name], of: name, input: [3, 64, 64])
  }

  @Test(arguments: KerasNetworks.logits.keys.sorted())
  func logitsAreKeras(_ name: String) throws {
    try expectLogits(KerasNetworks.logits[name], of: name, input: [3, 96, 96])
  }

  private func expectLogits(_ expected: [Double]?, of name: String, input: Shape) throws {
    let expected = try #require(expected)
    let spec = try Architecture.named(name).spec(input: input, classes: expected.count)
    let network = try Network(spec, inputShape: input, seed: 0)
    for (index, parameter) in network.parameters.sorted(by: { $0.name < $1.name }).enumerated() {
      try parameter.load(weight(of: parameter, stream: index + 1))
    }
    let plan = try ExecutionPlan(
      network, batchSize: 1, mode: .inference, context: ComputeContext(threads: 1))
    try plan.input.load(GoldenValues.filled(input.batched(1), 1000, 0.5, offset: 0.5))
    try plan.forward()
    let largest = expected.map(abs).max() ?? 0
    for (value, wanted) in zip(plan.logits.values, expected) {
      #expect(abs(Double(value) - wanted) < 1e-4 * largest)
    }
  }

  /// The scripts' `weight`: kernels by fan-in, scales and variances near 1, the rest near 0.
  private func weight(of parameter: Parameter, stream: Int) -> Tensor {
    let shape = parameter.shape
    guard shape.rank == 1 else {
      let fanIn = Double(shape.count / shape[0])
      return GoldenValues.filled(shape, stream, (6 / fanIn).squareRoot())
    }
    let isNearOne = [".weight", ".running_var"].contains { parameter.name.hasSuffix($0) }
    return GoldenValues.filled(shape, stream, 0.1, offset: isNearOne ? 1 : 0)
  }
}
