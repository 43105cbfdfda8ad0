import Networks
import Tensors
import Testing
import Training

/// Where a loss that is not finite began is named.
@Suite struct NonFiniteOriginTests {
  private static let layers = """
    [{"conv2d": {"filters": 3, "kernel": 3}}, "tanh", "flatten", {"dense": 6}, {"dense": 10}]
    """

  private func origin(_ change: (Network) throws -> Void) throws -> NonFiniteOrigin? {
    let training = TrainingCase(layers: Self.layers)
    let network = try training.makeNetwork()
    try change(network)
    let error = #expect(throws: TrainingError.self) { try training.makeTrainer(network).fit { _ in } }
    guard case .nonFiniteLoss(epoch: 1, step: 1, let origin) = error else {
      Issue.record("expected a loss that is not finite in the first step, found \(error as Any)")
      return nil
    }
    return origin
  }

  private func fill(_ network: Network, _ name: String, _ value: Float) throws {
    let parameter = try #require(network.parameters.first { $0.name == name })
    try parameter.load(Tensor(shape: parameter.shape, repeating: value))
  }

  @Test(arguments: ["conv1.weight", "conv1.bias", "fc1.weight", "fc2.bias"])
  func aParameterIsNamed(_ name: String) throws {
    #expect(try origin { try fill($0, name, .nan) } == .parameter(name))
  }

  @Test func theFirstOfTwoParametersIsNamed() throws {
    let found = try origin {
      try fill($0, "fc2.weight", .nan)
      try fill($0, "fc1.weight", .infinity)
    }
    #expect(found == .parameter("fc1.weight"))
  }

  /// All values are finite until the second dense layer adds up more than single precision holds.
  @Test func aLayerWhoseOutputOverflowsIsNamed() throws {
    let found = try origin {
      try fill($0, "conv1.bias", 1)
      try fill($0, "fc1.weight", 1e20)
      try fill($0, "fc2.weight", 1e20)
    }
    #expect(found == .output(layer: "fc2", kind: "dense"))
  }

  @Test func anInputThatIsNotFiniteIsNamed() throws {
    var training = TrainingCase(layers: #"["flatten", {"dense": 10}]"#)
    training.split = TrainingCase.split(training: 4, validating: 0)
    let source = FormulaSamples(
      shape: [1, 8, 8], labels: [0, 1, 2, 3], values: [Float](repeating: .nan, count: 256))
    let error = #expect(throws: TrainingError.self) { try training.run(on: source) }
    #expect(error == .nonFiniteLoss(epoch: 1, step: 1, origin: .input))
  }

  /// A relu makes zeros of what is not a number, so that the loss stays finite.
  @Test func aParameterThatHidesBehindAReluIsFoundAtTheEpochsEnd() throws {
    let training = TrainingCase()
    let network = try training.makeNetwork()
    try fill(network, "fc1.weight", .nan)
    let error = #expect(throws: TrainingError.self) { try training.makeTrainer(network).fit { _ in } }
    #expect(error == .nonFiniteLoss(epoch: 1, step: 4, origin: .parameter("fc1.weight")))
    #expect(
      error?.description
        == "the loss or a weight stopped being finite in epoch 1, step 4, beginning with the parameter "
        + "'fc1.weight', which an earlier update has spoilt; a smaller learning_rate may help")
  }
}
