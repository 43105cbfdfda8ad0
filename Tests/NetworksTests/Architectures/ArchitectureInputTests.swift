import Networks
import Tensors
import Testing

/// Which inputs, widths and rates of dropout the built-in architectures take, and what they say to others.
@Suite struct ArchitectureInputTests {
  @Test(
    arguments: [
      ("lenet5", [784], "takes images of channels x height x width, found 784"),
      (
        "resnet18", [3, 7, 32],
        "takes images of channels x height x width, each side at least 8, found 3x7x32"
      ),
      ("vgg16", [3, 8, 8, 8], "takes images of channels x height x width, found 3x8x8x8"),
      ("cnn1d", [1, 28, 28], "takes series of channels x length, found 1x28x28"),
      ("cnn3d", [1, 28, 28], "takes volumes of channels x depth x height x width, found 1x28x28"),
      (
        "cnn3d", [1, 3, 4, 4],
        "takes volumes of channels x depth x height x width, each side at least 4, found 1x3x4x4"
      ),
    ] as [(String, Shape, String)])
  func inputsThatDoNotSuitAreRefused(_ name: String, _ input: Shape, _ message: String) throws {
    #expect(throws: NetworkError("architecture '\(name)' \(message)")) {
      try Architecture.named(name).spec(input: input, classes: 10)
    }
  }

  @Test(arguments: [[784], [3, 100], [1, 28, 28], [2, 4, 4, 4]] as [Shape])
  func flatNetworksTakeAnyRank(_ input: Shape) throws {
    for name in ["softmax", "mlp"] {
      let spec = try Architecture.named(name).spec(input: input, classes: 3)
      #expect(try NetworkShapes(spec, inputShape: input).outputShape == [3])
    }
  }

  /// Every architecture says what it was made for, and takes the least input that it states.
  @Test(arguments: Architecture.all.map(\.name))
  func takesItsOwnAndItsLeastInput(_ name: String) throws {
    let architecture = try Architecture.named(name)
    let least: [String: Shape] = [
      "softmax": [1], "mlp": [1], "lenet5": [1, 4, 4], "tutorial-cnn": [1, 4, 4], "cnn1d": [1, 1],
      "cnn3d": [1, 4, 4, 4],
    ]
    for input in [architecture.input, least[name] ?? [1, 8, 8]] {
      let spec = try architecture.spec(input: input, classes: 5)
      #expect(try NetworkShapes(spec, inputShape: input).outputShape == [5])
    }
  }

  /// No size falls between the rules for small inputs and those for large ones.
  @Test(arguments: Architecture.all.filter { $0.input.rank == 3 }.map(\.name))
  func takesEverySizeFromTheLeast(_ name: String) throws {
    let architecture = try Architecture.named(name)
    for side in 8...72 {
      let input: Shape = [3, side, side + 5]
      let spec = try architecture.spec(input: input, classes: 2, width: 0.05)
      #expect(try NetworkShapes(spec, inputShape: input).outputShape == [2], "\(input)")
    }
  }

  @Test func numbersOutOfRangeAreRefused() throws {
    let lenet = try Architecture.named("lenet5")
    #expect(throws: NetworkError("classes: expected a whole number from 1 to 65536, found 0")) {
      try lenet.spec(input: [1, 28, 28], classes: 0)
    }
    #expect(throws: NetworkError("width: expected a number from 0.01 to 16.0, found 17.0")) {
      try lenet.spec(input: [1, 28, 28], classes: 10, width: 17)
    }
    #expect(throws: NetworkError("dropout: expected a number from 0.0 to 0.99, found 1.0")) {
      try lenet.spec(input: [1, 28, 28], classes: 10, dropout: 1)
    }
  }

  @Test func unknownNamesAreAnsweredWithTheNearest() {
    let known = Architecture.all.map(\.name).joined(separator: ", ")
    #expect(
      throws: NetworkError("unknown architecture 'lenet'; known are \(known); did you mean 'lenet5'?")
    ) { try Architecture.named("lenet") }
    #expect(Set(Architecture.all.map(\.name)).count == Architecture.all.count)
  }
}
