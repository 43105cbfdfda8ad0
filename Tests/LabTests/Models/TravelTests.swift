import Checkpoints
import Foundation
import Lab
import Networks
import Tensors
import TestSupport
import Testing
import Tracking

/// Models that leave the store as files and come back.
@Suite struct TravelTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func export(_ run: RunRecord) throws -> String {
    let path = lab.folder.path("\(run.name).safetensors")
    try StoredModel(ModelReference(run: run.name), in: lab.store).writeSafetensors(to: path, from: lab.store)
    return path
  }

  private func digests(_ run: RunRecord) throws -> [String: String] {
    let tensors = try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .best))
    return Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.digest) })
  }

  private func evaluation(_ run: RunRecord, on dataset: String? = nil) throws -> EvaluationRecord {
    try StoredModel(ModelReference(run: run.name), in: lab.store)
      .evaluate(on: dataset, split: .test, datasets: lab.datasets, threads: 1)
  }

  @Test func whatComesBackIsWhatLeft() throws {
    let run = try lab.train(["standardize": .boolean(true)])
    let file = try ModelFile(export(run))
    #expect(file.isWhole)
    let back = try lab.store.recordImport(file.model(), name: "back", commandLine: ["cnnlab"])
    #expect(try digests(back) == digests(run))
    #expect(back.state == .finished)
    #expect(back.experiment == "imported")
    #expect(back.architectureHash == run.architectureHash)
    #expect((back.parameterCount, back.multiplyAdds ?? 0) == (run.parameterCount, run.multiplyAdds ?? 0))
    #expect((back.dataset, back.datasetFingerprint) == (run.dataset, run.datasetFingerprint))
    #expect(back.params["imported_run"] == .text(run.id.description))
    let checkpoint = try lab.store.checkpoint(run: back.id, .last)
    #expect((checkpoint.epoch, checkpoint.tags) == (0, [.best, .last]))
    // The metrics are those of the checkpoint, and the preparation is the same.
    let best = try lab.store.checkpoint(run: run.id, .best)
    let history = try lab.store.metricHistory(run: run.id, metric: "val.accuracy")
    #expect(back.metrics["val.accuracy"]?.last == history.first { $0.epoch == best.epoch }?.value)
    #expect(try evaluation(back).metrics == evaluation(run).metrics)
  }

  /// `num_batches_tracked` stands beside each normalization, as PyTorch's strict loading wants it.
  @Test func theNamesAreThoseOfPyTorch() throws {
    let run = try lab.train(["architecture": .text("resnet20"), "epochs": .integer(1)])
    let file = try SafetensorsFile(contentsOf: export(run))
    let counters = file.names.filter { $0.hasSuffix(".num_batches_tracked") }
    let statistics = file.names.filter { $0.hasSuffix(".running_var") }
    #expect(Set(counters) == Set(statistics.map { $0.replacing("running_var", with: "num_batches_tracked") }))
    #expect(file.metadata["format"] == "pt")
    #expect(file.metadata["cnnlab.architecture_hash"] == run.architectureHash)
    #expect(file.metadata["cnnlab.input"] == "1x8x8")
  }

  /// A softmax regression of given facts, all weights 0.5, as it is imported.
  private func imported(_ facts: ModelFacts, as name: String) throws -> CheckpointRecord {
    let spec = try ArchitectureRequest("softmax", input: facts.input, classes: facts.classes.count).shapes
      .spec
    let model = try ImportedModel(spec, facts: facts, source: "FILE") { name in
      Tensor(
        shape: name.hasSuffix("bias") ? [facts.classes.count] : [facts.classes.count, facts.input.count],
        repeating: 0.5)
    }
    let run = try lab.store.recordImport(model, name: name, commandLine: ["cnnlab"])
    return try lab.store.checkpoint(run: run.id, .best)
  }

  /// Drawn by SplitMix64 of seed 7, as Decision 19 tells: the first numbers were computed by another program.
  @Test func whatIsImportedHasAGoldenInput() throws {
    var facts = ModelFacts(input: [1, 8, 8], classes: ["a", "b"])
    let bytes = try lab.store.proof(of: imported(facts, as: "bytes"))?.golden
    #expect(bytes?.input.sampleCount == 4)
    #expect(bytes?.input.shape == [1, 8, 8])
    #expect(bytes?.input.data.count == 256)
    #expect(bytes?.input.data.prefix(8) == [99, 4, 230, 149, 115, 63, 119, 83])
    #expect(bytes?.scores == [Float](repeating: 0.5, count: 8))
    facts.pixelMaximum = 1000
    let floats = try #require(lab.store.proof(of: imported(facts, as: "floats"))?.golden)
    let values = floats.input.data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    #expect(values.count == 256)
    #expect(values.prefix(8) == [390, 16, 901, 583, 452, 249, 468, 328])
    facts.pixelMaximum = 16
    let few = try #require(lab.store.proof(of: imported(facts, as: "few"))?.golden)
    #expect(few.input.data.prefix(8) == [6, 0, 15, 9, 7, 4, 7, 5])
    #expect(few.input.data.allSatisfy { $0 <= 16 })
    // Fewer samples, then none, where they take too much.
    facts = ModelFacts(input: [3, 400, 400], classes: ["a", "b"])
    #expect(try lab.store.proof(of: imported(facts, as: "large"))?.golden?.input.sampleCount == 2)
    facts.input = [3, 700, 700]
    #expect(try lab.store.proof(of: imported(facts, as: "larger"))?.golden == nil)
    #expect(try lab.store.proof(of: imported(facts, as: "larger still"))?.seal.isEmpty == false)
  }

  @Test func whatIsImportedIsVerified() throws {
    let run = try lab.train()
    let path = lab.folder.path("m.onnx")
    try StoredModel(ModelReference(run: run.name), in: lab.store).writeONNX(to: path)
    let models = [try ModelFile(export(run)).model(), try ImportedModel(onnx: path)]
    for (index, model) in models.enumerated() {
      let name = "back\(index)"
      let back = try lab.store.recordImport(model, name: name, commandLine: ["cnnlab"])
      let verification = try ModelVerification(ModelReference(run: name), in: lab.store)
      #expect(verification.isSealed && verification.hasGolden)
      #expect(verification.faults == [])
      let golden = try #require(lab.store.proof(of: lab.store.checkpoint(run: back.id, .best))?.golden)
      #expect(Set(golden.scores).count > 10, "all scores are alike")
      // Other weights are told from these by their scores.
      let other = try lab.train(["seed": .integer(Int64(7 + index)), "epochs": .integer(1)])
      let fault = try StoredModel(ModelReference(run: other.name), in: lab.store).goldenFault(golden)
      #expect(fault?.contains("expected") == true)
    }
  }

  @Test func whatTheGraphSaysOfItsInputCannotBeToldOtherwise() throws {
    let run = try lab.train()
    let stored = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let path = lab.folder.path("own.onnx")
    try stored.writeONNX(to: path)
    #expect(throws: LabError.self) { try ImportedModel(onnx: path, scaling: .centered) }
  }

  private func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws -> ModelFile {
    try ModelFile(
      lab.folder.write(
        Data(SafetensorsFile.bytes(tensors, metadata: metadata)), to: "foreign.safetensors"))
  }

  private func random(
    _ architecture: String, classes: Int, input: Shape
  ) throws -> [(name: String, tensor: Tensor)] {
    let shapes = try ArchitectureRequest(architecture, input: input, classes: classes).shapes
    return shapes.nodes.flatMap { node in
      node.parameters.map { ("\(node.name).\($0.name)", Tensor(shape: $0.shape, repeating: 0.5)) }
    }
  }

  @Test func foreignWeightsAreTakenInByArchitecture() throws {
    let file = try write(random("lenet5", classes: 7, input: [3, 28, 28]))
    #expect(!file.isWhole)
    let model = try file.model(architecture: "lenet5", input: [3, 28, 28], scaling: .imagenet)
    #expect(model.classes == (0..<7).map(String.init))
    let run = try lab.store.recordImport(model, name: "foreign", commandLine: ["cnnlab"])
    #expect(run.dataset.isEmpty)
    _ = try StoredModel(ModelReference(run: "foreign"), in: lab.store)
    let error = #expect(throws: LabError.self) { try evaluation(run) }
    #expect(error?.description.contains("expected a dataset, by --dataset") == true)
  }

  /// An ONNX file of one Relu over 70,000 values: each would become a class with a name.
  @Test func outputsWithoutNumberAreNoClasses() throws {
    let base64 =
      "CAg6RAoPCgF4EgF5GgFuIgRSZWx1EgFnWhYKAXgSEQoPCAESCwoDEgFOCgQI8KIEYhYKAXkSEQoPCAESCwoDEgFOCgQI8KIEQgIQEQ=="
    let path = try lab.folder.write(#require(Data(base64Encoded: base64)), to: "relu.onnx")
    let error = #expect(throws: LabError.self) { try ImportedModel(onnx: path) }
    #expect(error?.description.hasSuffix("expected at most 65536 classes, found 70000 outputs") == true)
  }

  @Test func torchvisionsOtherNamesAreUnderstood() throws {
    let input: Shape = [3, 64, 64]
    var tensors = try random("inception", classes: 3, input: input)
    tensors.append(("aux1.fc1.weight", Tensor(shape: [1], values: [1])))
    let net = try write(tensors).model(architecture: "googlenet", input: input)
    #expect(net.shapes.spec.name == "inception")
    let dense = try random("densenet121", classes: 3, input: input).map { name, tensor in
      ("module." + name.replacing(/(denselayer\d+\.(?:norm|conv))([12])\./) { "\($0.1).\($0.2)." }, tensor)
    }
    #expect(dense.contains { $0.0 == "module.features.denseblock1.denselayer2.norm.1.weight" })
    #expect(try write(dense).model(architecture: "densenet121", input: input).classes.count == 3)
  }

  @Test func whatDoesNotFitIsRefusedByName() throws {
    let input: Shape = [1, 28, 28]
    let whole = try random("lenet5", classes: 10, input: input)
    func refusal(_ tensors: [(name: String, tensor: Tensor)]) throws -> String {
      let error = #expect(throws: LabError.self) { try write(tensors).model(architecture: "lenet5") }
      return error?.description ?? ""
    }
    #expect(
      try refusal(Array(whole.dropFirst())).hasSuffix(
        "lacks the tensor 'conv1.weight' of architecture 'lenet5'"))
    #expect(
      try refusal(whole + [("stray", Tensor(shape: [1], values: [0]))])
        .hasSuffix("holds a tensor 'stray' that architecture 'lenet5' does not have"))
    var other = whole
    other[0].tensor = Tensor(shape: [6, 3, 5, 5], repeating: 0)
    #expect(
      try refusal(other).hasSuffix("tensor 'conv1.weight': expected the shape 6x1x5x5, found 6x3x5x5"))
    other = whole
    other[1].tensor.values[2] = .nan
    #expect(
      try refusal(other).hasSuffix("tensor 'conv1.bias': expected finite numbers, found nan at its place 2"))
    #expect(throws: LabError.self) {
      try write(whole).model(architecture: "lenet5", classes: ["a", "b"])
    }
    #expect(throws: LabError.self) {
      try write(whole).model(architecture: "lenet5", scaling: .imagenet)
    }
    #expect(try lab.store.runs().isEmpty)
  }

  /// One flipped bit of any tensor is found and named.
  @Test func aChangedTensorOfOursIsNamed() throws {
    let path = try export(lab.train())
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    bytes[bytes.count - 2] ^= 1
    let changed = try ModelFile(lab.folder.write(Data(bytes), to: "changed.safetensors"))
    let error = #expect(throws: LabError.self) { try changed.model() }
    #expect(error?.description.contains("tensor 'fc1.bias': expected digest ") == true)
  }

  @Test(arguments: [
    ("architecture", "{}"), ("architecture", String(repeating: "[", count: 5000)), ("architecture_hash", ""),
    ("preparation", "{}"), ("preparation", "null"), ("metrics", "[1]"), ("digests", "1"), ("version", "2"),
  ])
  func metadataThatWereChangedAreRefused(_ key: String, _ text: String) throws {
    let path = try export(lab.train())
    let file = try SafetensorsFile(contentsOf: path)
    var metadata = file.metadata
    metadata["cnnlab.\(key)"] = text
    let tensors = try file.names.map { ($0, try file.tensor($0)) }
    let error = #expect(throws: LabError.self) { try write(tensors, metadata: metadata).model() }
    #expect(error?.description.contains("metadata") == true, "\(error?.description ?? "")")
  }
}
