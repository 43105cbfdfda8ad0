import Checkpoints
import Foundation
import Lab
import Tensors
import TestSupport
import Testing
import Tracking

/// Runs that begin with the weights of a file.
@Suite struct InitialWeightsTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private static let weight = Tensor(shape: [10, 64], values: (0..<640).map { Float($0 % 7) * 0.01 })
  private static let bias = Tensor(shape: [10], values: (0..<10).map { Float($0) * 0.1 })

  private func write(_ tensors: [(name: String, tensor: Tensor)]) throws -> String {
    try lab.folder.write(Data(SafetensorsFile.bytes(tensors)), to: "weights.safetensors")
  }

  private func refusal(_ params: Params) throws -> String? {
    let error = #expect(throws: (any Error).self) { try lab.train(params) }
    #expect(try lab.store.runs().isEmpty)
    return error.map { "\($0)" }
  }

  /// With a learning rate of 0 the weights stay what they were.
  @Test func theyAreWhereTheTrainingBegins() throws {
    let path = try write([("fc1.bias", Self.bias), ("fc1.weight", Self.weight)])
    let params: Params = [
      "initial_weights": .text(path), "learning_rate": .integer(0), "epochs": .integer(1),
    ]
    let run = try lab.train(params)
    let stored = try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .last))
    #expect(
      stored.map(\.digest) == [EncodedTensor(Self.weight).digest, EncodedTensor(Self.bias).digest])
    let digest = try SafetensorsFile(contentsOf: path).digest
    #expect(run.params["initial_weights"] == .text(path))
    #expect(run.params["initial_weights_sha256"] == .text(digest))
    // What a run was recorded with is what it can be repeated with.
    let again = try lab.train(run.params)
    #expect(again.params == run.params)
  }

  @Test func anotherFileThanTheNamedOneIsRefused() throws {
    let path = try write([("fc1.bias", Self.bias), ("fc1.weight", Self.weight)])
    let message = try refusal(["initial_weights": .text(path), "initial_weights_sha256": .text("00")])
    #expect(message?.hasPrefix("initial_weights_sha256: expected a file with that digest, found ") == true)
  }

  @Test func whatDoesNotFitIsNamed() throws {
    var path = try write([("fc1.weight", Self.weight)])
    #expect(
      try refusal(["initial_weights": .text(path)])
        == "initial_weights: \(path) lacks the tensor 'fc1.bias' of the architecture")
    path = try write([("fc1.bias", Self.weight), ("fc1.weight", Self.weight)])
    #expect(
      try refusal(["initial_weights": .text(path)])
        == "initial_weights: \(path): tensor 'fc1.bias': expected the shape 10, found 10x64")
    path = try write([("fc1.bias", Self.bias), ("fc1.weight", Self.weight), ("fc2.weight", Self.weight)])
    #expect(
      try refusal(["initial_weights": .text(path)])
        == "initial_weights: \(path) holds a tensor 'fc2.weight' that the architecture does not have")
    #expect(
      try refusal(["initial_weights": .text("absent")])
        == "absent: expected a file that can be read; there is none")
  }
}
