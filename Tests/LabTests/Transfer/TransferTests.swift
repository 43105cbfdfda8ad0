import Checkpoints
import Datasets
import Foundation
import Lab
import Settings
import Signals
import Tensors
import Testing
import Tracking
import Training

/// Runs that begin with the weights of stored models.
@Suite struct TransferTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  /// Digits of some classes; experiments are read as the store has them.
  private func digits(_ classes: ClosedRange<Int>, more: String = "") throws -> Experiment {
    let names = classes.map { "\"\($0)\"" }.joined(separator: ", ")
    return try Experiment(
      name: nil,
      dataset: JSONDecoder().decode(
        DatasetSettings.self,
        from: Data(#"{"name": "digits", "select": {"classes": [\#(names)]}\#(more)}"#.utf8)),
      objective: Experiment.standardObjective)
  }

  private func weights(_ run: RunRecord) throws -> [String: String] {
    let stored = try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .last))
    return Dictionary(uniqueKeysWithValues: stored.map { ($0.name, $0.digest) })
  }

  private func reference(_ run: RunRecord) -> ParamValue { .text("run:\(run.id)@last") }

  private func refusal(_ params: Params, _ experiment: Experiment = Experiment(dataset: "digits")) throws
    -> String?
  {
    let before = try lab.store.runs().count
    let error = #expect(throws: (any Error).self) {
      try TrainingJob(
        experiment: experiment, params: params, commandLine: [], datasets: lab.datasets, threads: 1
      ).run(in: lab.store)
    }
    #expect(try lab.store.runs().count == before)
    return error.map { "\($0)" }
  }

  /// Without the architecture, which is the parent's.
  private func train(_ params: Params, _ experiment: Experiment = Experiment(dataset: "digits")) throws
    -> RunRecord
  {
    try TrainingJob(
      experiment: experiment, params: params.merging(["epochs": .integer(1)]) { given, _ in given },
      commandLine: [], datasets: lab.datasets, threads: 1
    ).run(in: lab.store)
  }

  /// With a learning rate of 0 the weights stay what they were.
  @Test func theRunBeginsWithTheModelsWeightsAndGraph() throws {
    let parent = try lab.train(["architecture": "tutorial-cnn", "width": .real(0.25), "epochs": .integer(2)])
    let child = try train(["from": reference(parent), "learning_rate": .integer(0)])
    #expect(try weights(child) == weights(parent))
    #expect(child.architecture == "tutorial-cnn" && child.architectureHash == parent.architectureHash)
    #expect(child.params["architecture"] == "tutorial-cnn" && child.params["from"] == reference(parent))
    #expect(
      try lab.store.parent(of: child.id)
        == RunParent(
          reference: "run:\(parent.id)@last", run: parent.id, epoch: 2,
          seal: lab.store.parent(of: child.id)?.seal))
    #expect(try lab.store.parent(of: parent.id) == nil)
    // What a run was recorded with is what it can be repeated with.
    let again = try train(child.params)
    #expect(again.params == child.params)
    #expect(try weights(again) == weights(child))
  }

  @Test func frozenLayersStayTheParentsAndTheHeadIsNew() throws {
    let parent = try lab.train(["architecture": "tutorial-cnn"], digits(0...4))
    let child = try train(
      ["from": reference(parent), "replace_head": .boolean(true), "freeze": "conv*, fc1"], digits(3...9))
    let (theirs, ours) = (try weights(parent), try weights(child))
    for name in ["conv1.weight", "conv3.bias", "fc1.weight"] {
      #expect(theirs[name] == ours[name], "\(name)")
    }
    let head = try lab.store.tensors(of: lab.store.checkpoint(run: child.id, .last)).first {
      $0.name == "fc2.weight"
    }
    #expect(head?.shape == [7, 64])
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let parent = try lab.train(["architecture": "tutorial-cnn", "width": .real(0.25)], digits(0...4))
    let from: Params = ["from": reference(parent)]
    let name = "run:\(parent.id)@last"
    #expect(
      try refusal(from)
        == "\(name) tells 5 classes (0, 1, 2, ...) apart, dataset 'digits' has 10 classes (0, 1, 2, ...): "
        + "use --replace-head (replace_head: true) for a new head")
    #expect(
      try refusal(from, digits(5...9))?.contains(
        "tells 5 classes (0, 1, 2, ...) apart, dataset 'digits' has 5 classes")
        == true)
    let other = try refusal(from.merging(["architecture": "softmax"]) { $1 }, digits(0...4))
    #expect(
      other
        == "layer 'fc1': 'fc1.bias' has the shape 5 here, 16 in \(name): "
        + "leave the architecture out to take over the model's own", "\(other ?? "")")
    #expect(
      try refusal(from.merging(["width": .integer(2)]) { $1 }, digits(0...4))?.contains("expected no width")
        == true)
    #expect(
      try refusal(from.merging(["freeze": "con1"]) { $1 }, digits(0...4))
        == "freeze: 'con1' names no layer that could be trained; did you mean 'conv1'?; such layers are conv1, conv2, "
        + "conv3, fc1, fc2")
    #expect(try refusal(["from": "run:nobody"])?.contains("nobody") == true)
    #expect(
      try refusal(["from": .integer(3)])
        == "from: expected 'none', or a stored model such as run:ID@best, found 3")
    #expect(
      try refusal(["from": "none"])
        == "expected the parameter 'architecture', or a model 'from' which to begin, found none")
    #expect(
      try refusal(["architecture": "softmax", "replace_head": .boolean(true)])
        == "replace_head: expected together with a model 'from' which to begin")
    #expect(
      try refusal(["architecture": "softmax", "unfreeze_at_epoch": .integer(2)])
        == "unfreeze_at_epoch: expected together with layers to freeze")
  }

  /// Inputs of another size fit where everything behind them does.
  @Test func inputsOfAnotherSizeNeedAnArchitectureThatPools() throws {
    try lab.writeMNIST(perClass: 8)
    let parent = try lab.train(["architecture": "tutorial-cnn", "width": .real(0.25)])
    let message = try refusal(["from": reference(parent)], Experiment(dataset: "mnist"))
    #expect(message?.hasPrefix("layer 'fc1': 'fc1.weight' has the shape ") == true, "\(message ?? "")")
    #expect(message?.contains("inputs are 1x28x28 here and 1x8x8 there") == true, "\(message ?? "")")
    let own = try lab.plan(Self.pooling)
    let pooling = try lab.train(["architecture": "pooling"], own.experiment)
    let child = try train(
      ["from": reference(pooling), "learning_rate": .integer(0)], Experiment(dataset: "mnist"))
    // Running statistics are of other images.
    let (theirs, ours) = (try weights(pooling), try weights(child))
    for (name, digest) in theirs where !name.contains("running") { #expect(ours[name] == digest, "\(name)") }
    #expect(child.architecture == "pooling")
  }

  static let pooling = """
    name: pooling
    dataset: {name: digits}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {value: pooling}
      epochs: {value: 1}
    architectures:
      pooling:
        - conv2d: {filters: 8, kernel: 3, activation: relu}
        - batch_norm
        - global_avg_pool
        - dense: 10
    """

  /// Where the parent was standardized, its children see the same, unless they say otherwise.
  @Test func inputsArePreparedAsTheParentsWere() throws {
    func preparation(_ run: RunRecord) throws -> JSONValue {
      guard case .object(let values) = try JSONValue(parsing: lab.store.detail(of: run.id).preparation) else {
        return .null
      }
      return values["normalization"] ?? .null
    }
    let parent = try lab.train(["standardize": .boolean(true)], digits(0...4))
    let child = try train(["from": reference(parent), "replace_head": .boolean(true)], digits(5...9))
    #expect(try preparation(child) == preparation(parent) && preparation(child) != .null)
    let own = try train(
      ["from": reference(parent), "replace_head": .boolean(true), "standardize": .boolean(true)],
      digits(5...9))
    #expect(try preparation(own) != preparation(parent) && preparation(own) != .null)
    let plain = try lab.train([:], digits(0...4))
    let plainChild = try train(["from": reference(plain), "replace_head": .boolean(true)], digits(5...9))
    #expect(try preparation(plainChild) == .null)
  }

  /// Before, at and after the epoch from which on frozen layers are trained; the parent may be gone by then.
  @Test(arguments: [5, 17, 18, 19, 30, 36])
  func aRunGoesOnWithTheSameBits(_ steps: Int) throws {
    let parent = try lab.train(["architecture": "lenet5"])
    let params: Params = [
      "from": reference(parent), "freeze": "conv*", "unfreeze_at_epoch": .integer(2), "epochs": .integer(3),
      "ema": .real(0.9), "clip_norm": .real(0.5),
    ]
    let undisturbed = try train(params)
    let stop = StopSignal()
    #expect(throws: (any Error).self) {
      try TrainingJob(
        experiment: Experiment(dataset: "digits"), params: params, commandLine: [], datasets: lab.datasets,
        threads: 1
      ).run(in: lab.store, stop: stop) { event in
        if case .step(let step) = event, step.step == steps { stop.raise() }
      }
    }
    let interrupted = try #require(try lab.store.runs().last)
    #expect(interrupted.state == .interrupted)
    _ = try lab.store.deleteRuns([parent.id])
    let resumed = try TrainingJob(
      resuming: interrupted.id.description, in: lab.store, commandLine: [], datasets: lab.datasets
    ).run(in: lab.store)
    #expect(resumed.state == .finished)
    #expect(try weights(resumed) == weights(undisturbed))
    #expect(try lab.store.parent(of: resumed.id)?.run == parent.id)
  }
}
