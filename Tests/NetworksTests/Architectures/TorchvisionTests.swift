import Digests
import Networks
import Tensors
import Testing

/// Networks that torchvision has are the same here, by name, shape and result: see `scripts/golden/architectures.py`.
@Suite struct TorchvisionTests {
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
    let input: Shape = [3, 64, 64]
    let expected = try #require(TorchvisionNetworks.logits[name])
    let spec = try Architecture.named(name).spec(input: input, classes: expected.count)
    let network = try Network(spec, inputShape: input, seed: 0)
    for (index, parameter) in network.parameters.sorted(by: { $0.name < $1.name }).enumerated() {
      let shape = parameter.shape
      let isNearOne = parameter.name.hasSuffix(".weight") || parameter.name.hasSuffix(".running_var")
      let scale = shape.rank == 1 ? 0.1 : (6 / Double(shape.count / shape[0])).squareRoot()
      try parameter.load(filled(shape, index + 1, scale, offset: shape.rank == 1 && isNearOne ? 1 : 0))
    }
    let plan = try ExecutionPlan(
      network, batchSize: 1, mode: .inference, context: ComputeContext(threads: 1))
    try plan.input.load(filled(input.batched(1), 1000, 0.5, offset: 0.5))
    try plan.forward()
    let largest = expected.map(abs).max() ?? 0
    for (value, wanted) in zip(plan.logits.values, expected) {
      #expect(abs(Double(value) - wanted) < 1e-4 * largest)
    }
  }
}
