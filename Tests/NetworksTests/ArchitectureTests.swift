import Networks
import Tensors
import TestSupport
import Testing

/// The built-in architectures: published sizes, and inputs from one pixel up.
@Suite struct ArchitectureTests {
  /// Counts as published; those of sign-cnn by hand:
  /// conv 3*3*1*64+64 = 640, conv 3*3*64*64+64 = 36,928, conv 3*3*64*128+128 = 73,856, conv 3*3*128*128+128 = 147,584;
  /// 28 -> 26 -> 13 -> 11 -> 5 -> 5 -> 5 -> 2, so dense (128*2*2)*512+512 = 262,656 and 512*24+24 = 12,312.
  @Test(arguments: [
    ("softmax", 10, 7850), ("tutorial-cnn", 10, 93_322), ("lenet5", 10, 61_706), ("sign-cnn", 24, 533_976),
  ])
  func hasThePublishedParameterCount(_ name: String, _ classes: Int, _ count: Int) throws {
    let spec = try Architecture.named(name).spec(input: [1, 28, 28], classes: classes)
    #expect(try Network(spec, inputShape: [1, 28, 28], seed: 1).trainableCount == count)
  }

  /// LeNet-5 was made for 32 pixels: the same count without padding.
  @Test func lenet5AtItsOwnSize() throws {
    let spec = try Architecture.named("lenet5").spec(input: [1, 32, 32], classes: 10)
    #expect(try Network(spec, inputShape: [1, 32, 32], seed: 1).trainableCount == 61_706)
  }

  static let names = Architecture.all.map(\.name)

  @Test(arguments: names, [[1, 8, 8], [1, 28, 28], [3, 32, 32]] as [Shape])
  func trainsOn(_ name: String, _ input: Shape) throws {
    let network = try Network(
      Architecture.named(name).spec(input: input, classes: 7), inputShape: input, seed: 1)
    #expect(network.outputShape == [7])
    let context = try ComputeContext(threads: 1)
    let plan = try ExecutionPlan(network, batchSize: 2, mode: .training, context: context)
    let values = referenceValues(2 * input.count, seed: 1, in: 0...1).map { Float($0) }
    try plan.input.load(Tensor(shape: input.batched(2), values: values))
    try plan.forward()
    #expect(plan.logits.values.allSatisfy { $0.isFinite })
    let gradient = try #require(plan.logitsGradient)
    try gradient.load(Tensor(shape: [2, 7], repeating: 0.5))
    try plan.backward()
    for parameter in network.parameters {
      let values = try #require(parameter.gradient).values
      #expect(values.allSatisfy { $0.isFinite } && values.contains { $0 != 0 }, "\(parameter.name)")
    }
  }

  @Test(arguments: names)
  func onePixelWorksOrIsRefusedByALayer(_ name: String) throws {
    let spec = try Architecture.named(name).spec(input: [1, 1, 1], classes: 3)
    guard name != "softmax" else {
      #expect(try Network(spec, inputShape: [1, 1, 1], seed: 1).trainableCount == 6)
      return
    }
    let message =
      "a window that reaches over 2 needs an input of at least that size, padding included; "
      + "found 1x1 with 0 of padding"
    let kind = name == "lenet5" ? "avg_pool2d" : "max_pool2d"
    #expect(throws: NetworkError("layer 'pool1' (\(kind)): \(message)")) {
      try Network(spec, inputShape: [1, 1, 1], seed: 1)
    }
  }

  @Test func unknownNamesAndFlatInputsAreRefused() throws {
    #expect(
      throws: NetworkError(
        "unknown architecture 'lenet'; known are softmax, lenet5, tutorial-cnn, sign-cnn; "
          + "did you mean 'lenet5'?")
    ) { try Architecture.named("lenet") }
    #expect(
      throws: NetworkError(
        "architecture 'softmax' takes images of channels x height x width, found 784")
    ) { try Architecture.named("softmax").spec(input: [784], classes: 10) }
  }
}
