import Files
import Foundation
import Networks
import ONNX
import Settings
import Tensors
import TestSupport
import Testing

/// What is written is read as a network that gives the same scores.
@Suite struct RoundTripTests {
  @Test(arguments: LayerExample.all)
  func layersGiveTheSame(_ example: LayerExample) throws {
    let model = try SampleModel.model(example.layers, input: example.input)
    try expectSame(model)
  }

  /// The input that an architecture is tried with: small where that of its making takes long.
  static func input(of architecture: Architecture) -> Shape {
    architecture.input.rank == 3 && architecture.input[1] > 64
      ? [architecture.input[0], 64, 64] : architecture.input
  }

  /// A model of a built-in architecture, with a softmax behind it.
  static func model(_ name: String) throws -> ONNXModel {
    let architecture = try Architecture.named(name)
    let input = input(of: architecture)
    let spec = try architecture.spec(input: input, classes: 7, width: 0.25)
    return try SampleModel.tempered(SampleModel.network(spec, input: input))
  }

  @Test(arguments: Architecture.all.map(\.name))
  func architecturesGiveTheSame(_ name: String) throws {
    let model = try Self.model(name)
    let read = try expectSame(model)
    // Nothing but dropout and how a layer is put together may differ.
    #expect(Set(read.weights.map(\.name)) == Set(model.weights.map(\.name)))
    if !model.spec.nodes.contains(where: { $0.kind.hasPrefix("separable") || $0.kind.hasSuffix("dropout") }) {
      #expect(read.weights.map(\.name) == model.weights.map(\.name))
    }
  }

  @Test func everyKindHasAnExample() {
    for kind in LayerCatalog.kinds {
      #expect(LayerExample.all.contains { $0.layers.contains("\"\(kind)\":") }, "\(kind)")
    }
  }

  @Test func equalModelsGiveEqualBytes() throws {
    #expect(try Self.model("lenet5").bytes() == Self.model("lenet5").bytes())
  }

  @Test func aPartThatIsLackingIsRefused() throws {
    var model = try Self.model("lenet5")
    model.weights.removeLast()
    let error = #expect(throws: FileError.self) { try model.bytes() }
    #expect(error?.description.contains("expected a tensor of shape 7, found none") == true)
    model = try Self.model("lenet5")
    model.metadata["cnnlab.head"] = "softmax"
    #expect(throws: FileError.self) { try model.bytes() }
    model = try Self.model("lenet5")
    model.scaling.mean = [1, 2]
    #expect(throws: FileError.self) { try model.bytes() }
  }

  @discardableResult
  private func expectSame(_ model: ONNXModel) throws -> ONNXModel {
    let bytes = try model.bytes()
    let read = try ONNXModel.read(bytes, file: "FILE")
    #expect(read.inputShape == model.inputShape)
    #expect(read.scaling == model.scaling)
    #expect(read.head == model.head)
    #expect(read.classNames == model.classNames)
    #expect(read.metadata == model.metadata)
    #expect(read.spec.name == model.spec.name)
    let raw = SampleModel.samples(2, model)
    let expected = try SampleModel.scores(model, raw, count: 2).map(Double.init)
    #expect(worstDifference(try SampleModel.scores(read, raw, count: 2), expected) < 1e-6)
    #expect(Set(expected).count > 1, "all scores are alike")
    return read
  }
}
