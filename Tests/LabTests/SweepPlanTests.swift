import Checkpoints
import Foundation
import Lab
import Sweeps
import Tensors
import TestSupport
import Testing
import Tracking

/// What an experiment file becomes, and what it is refused for.
@Suite struct SweepPlanTests {
  static let yaml = """
    name: plan
    dataset:
      name: digits
      validation: {count: 100, seed: 5}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {values: [softmax, my-net]}
      optimizer: {values: [adam, sgd]}
      epochs: {value: 1}
    architectures:
      my-net:
        - conv2d: {filters: 4, kernel: 3, activation: relu}
        - flatten
        - dense: 10
    """

  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func refusal(_ replaced: String, _ by: String) -> (kind: FailureKind, message: String)? {
    lab.refusal(of: Self.yaml.replacing(replaced, with: by))
  }

  @Test func aFileBecomesCellsInItsOwnOrder() throws {
    let plan = try lab.plan(Self.yaml)
    #expect(plan.varying == ["architecture", "optimizer"])
    #expect(
      plan.cells.map {
        "\($0.params["architecture"]?.description ?? "") \($0.params["optimizer"]?.description ?? "")"
      }
        == ["softmax adam", "softmax sgd", "my-net adam", "my-net sgd"])
    #expect(plan.cells.allSatisfy { $0.params["epochs"] == .integer(1) })
    #expect(plan.definition.name == "plan")
    #expect(plan.definition.method == "grid")
    #expect(plan.definition.experimentText == Self.yaml)
    #expect(plan.experiment.name == "plan")
    #expect(plan.experiment.objective == MetricObjective(metric: "val.f1", goal: .maximize))
    #expect(try Experiment(json: plan.definition.resolved) == plan.experiment)
  }

  @Test func anArchitectureOfTheFileTrains() throws {
    let plan = try lab.plan(Self.yaml)
    let cell = try #require(plan.cells.last)
    let run = try lab.train(cell.params, plan.experiment)
    #expect(run.architecture == "my-net")
    #expect(run.experiment == "plan")
    // 4 filters of 3x3 and their biases, then 4 planes of 6x6 to 10 classes.
    #expect(run.parameterCount == 4 * 9 + 4 + 144 * 10 + 10)
    #expect(run.metrics["val.f1"]?.count == 1)
    #expect(try StoredModel(ModelReference(run: run.name), in: lab.store).run.id == run.id)
  }

  @Test func badValuesAreRefusedAtTheirPlace() {
    let cases: [(String, String, String)] = [
      (
        "[adam, sgd]", "[adam, sdg]",
        "FILE:9:30: optimizer: expected one of sgd, adam, adamw, rmsprop, adagrad, lion, found sdg; did you mean 'sgd'?"
      ),
      ("{value: 1}", "{value: 0}", "FILE:10:19: epochs: expected a whole number from 1 to 1000000, found 0"),
      (
        "{value: 1}", "{value: 1.5}",
        "FILE:10:19: epochs: expected a whole number from 1 to 1000000, found 1.5"
      ),
      ("[softmax, my-net]", "[3]", "FILE:8:27: architecture: expected the name of an architecture, found 3"),
      (
        "[softmax, my-net]", "[softmax, lenet]",
        "FILE:8:36: unknown architecture 'lenet'; known are my-net, softmax, mlp, lenet5, "
      ),
      ("- dense: 10", "- dens: 10", "FILE:12:3: architecture 'my-net', layer 3: unknown layer 'dens'"),
      (
        "{count: 100, seed: 5}", "{count: 100000}",
        "FILE:4:3: validation split: expected at least one of 1438 samples on either side, found 100000 set aside"
      ),
      (
        "{count: 100, seed: 5}", "{count: 100, sed: 5}",
        "FILE:4:28: unknown key 'sed'; known are fraction, count, folds, stratified, seed; did you mean 'seed'?"
      ),
      (
        "{count: 100, seed: 5}", "{fraction: 0.5, count: 3}",
        "FILE:4:3: expected one of 'fraction', 'count' and 'folds'"
      ),
      (
        "{count: 100, seed: 5}", "{folds: 5}",
        "FILE:4:3: validation split: expected a parameter 'fold' from 0 to 4, found none"
      ),
      ("  name: digits\n", "", "FILE:3:3: the key 'name' is missing in dataset"),
      ("name: digits", "nam: digits", "FILE:3:3: the key 'name' is missing in dataset"),
      (
        "name: digits", "name: digits\n  augmet: {shift: 0.1}",
        "FILE:4:3: unknown key 'augmet'"
      ),
    ]
    for (replaced, by, message) in cases {
      let refusal = refusal(replaced, by)
      #expect(refusal?.kind == .badData)
      #expect(refusal?.message.hasPrefix(message) == true, "\(refusal?.message ?? "accepted")")
    }
  }

  @Test func anArchitectureThatTheInputIsTooSmallForIsRefused() {
    let refusal = refusal("kernel: 3", "kernel: 9")
    #expect(refusal?.kind == .badData)
    #expect(
      refusal?.message.hasPrefix("FILE:8:36: layer 'conv1' (conv2d): ") == true, "\(refusal?.message ?? "")")
  }

  @Test func anArchitectureThatDoesNotGoWithTheClassesOrTheLossIsRefused() {
    let narrow = refusal("- dense: 10", "- dense: 7")
    #expect(
      narrow?.message == "FILE:8:36: expected a network with 10 outputs, one a class, found 7 outputs")
    let headed = refusal("- dense: 10", "- dense: 10\n    - sigmoid")
    #expect(headed?.message.hasPrefix("FILE:8:36: expected a network that ends in softmax") == true)
    let fitting = Self.yaml.replacing("- dense: 10", with: "- dense: 10\n    - sigmoid")
      .replacing("[softmax, my-net]", with: "[my-net]")
      .replacing("epochs: {value: 1}", with: "loss: {value: binary_cross_entropy}")
    #expect(lab.refusal(of: fitting)?.message == nil)
  }

  @Test func widthsAndDropoutAreForBuiltInArchitectures() throws {
    let message =
      "architecture 'my-net' is the experiment's own: its layers say their sizes, so it takes no width and no dropout"
    for parameter in ["width: {values: [1, 0.5]}", "dropout: {value: 0.2}"] {
      let refused = try #require(refusal("epochs: {value: 1}", "epochs: {value: 1}\n  \(parameter)"))
      #expect(refused.kind == .badData)
      #expect(refused.message.contains(":8:36: ") && refused.message.contains(message), "\(refused.message)")
    }
    let sized = Self.yaml.replacing("[softmax, my-net]", with: "[mlp]")
      .replacing("epochs: {value: 1}", with: "width: {values: [0.02, 0.04]}\n  dropout: {value: 0}")
    let plan = try lab.plan(sized)
    #expect(plan.varying == ["optimizer", "width"])
    let run = try lab.train(["architecture": .text("mlp"), "width": .real(0.04), "epochs": .integer(1)])
    // Twice 20 hidden units.
    #expect(run.parameterCount == 64 * 20 + 20 + 20 * 20 + 20 + 20 * 10 + 10)
  }

  @Test func anArchitectureUnderABuiltInNameIsRefused() {
    let refusal = refusal("my-net", "lenet5")
    #expect(refusal?.message == "FILE:12:3: an architecture 'lenet5' is built in; give this one another name")
  }

  @Test func anUnknownMetricIsRefused() {
    let mistyped = refusal("val.f1", "val.g1")
    #expect(mistyped?.kind == .badData)
    #expect(
      mistyped?.message.hasPrefix(
        "FILE:6:9: unknown metric 'val.g1'; did you mean 'val.f1'?; metrics are train. or val. followed by loss, "
      )
        == true)
    for unknown in ["test.f1", "f1", "val.top_0_accuracy", "val."] {
      #expect(refusal("val.f1", unknown)?.message.contains("unknown metric '\(unknown)'") == true)
    }
    for known in ["val.loss", "train.roc_auc", "val.top_3_accuracy", "val.mcc"] {
      #expect(refusal("val.f1", known)?.message == nil)
    }
  }

  @Test func foldsAreAnAxis() throws {
    let folded = Self.yaml.replacing("{count: 100, seed: 5}", with: "{folds: 3, seed: 5}")
      .replacing("epochs: {value: 1}", with: "epochs: {value: 1}\n  fold: {values: [0, 1, 2]}")
    let plan = try lab.plan(folded)
    #expect(plan.cells.count == 12)
    #expect(plan.varying == ["architecture", "optimizer", "fold"])
    let runs = try (0..<3).map { try lab.train(["fold": .integer($0)], plan.experiment) }
    #expect(Set(runs.map(\.splitHash)).count == 3)
    let model = try StoredModel(ModelReference(run: runs[1].name), in: lab.store)
    let evaluated = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
    #expect(evaluated.count == 479 || evaluated.count == 480)
    let beyond = lab.refusal(of: folded.replacing("[0, 1, 2]", with: "[0, 3]"))
    #expect(
      beyond?.message
        == "FILE:11:22: validation split: expected a parameter 'fold' from 0 to 2, found 3")
  }

  @Test func anUnknownDatasetIsRefusedAtItsPlace() {
    let mistyped = refusal("name: digits", "name: digit")
    #expect(mistyped?.kind == .notFound)
    #expect(mistyped?.message == "FILE:3:3: no dataset is called 'digit'; did you mean 'digits'?")
    let absent = refusal("name: digits", "name: mnist")
    #expect(absent?.kind == .notFound)
    #expect(absent?.message.hasPrefix("dataset 'mnist' was not found; looked in ") == true)
  }

  @Test func aFileWithoutArchitectureAndAMissingFileAreRefused() {
    let without = refusal("  architecture: {values: [softmax, my-net]}\n", "")
    #expect(without?.message == "FILE: parameters: expected 'architecture', found none")
    let error = #expect(throws: (any Error).self) {
      try SweepPlan(contentsOf: lab.folder.path("absent.yaml"), datasets: lab.datasets)
    }
    #expect(error.map { FailureKind(of: $0) } == .notFound)
  }

  @Test func aGridThatIsTooLargeIsBadData() {
    let values = (0..<1001).map(String.init).joined(separator: ", ")
    let refusal = refusal(
      "epochs: {value: 1}",
      "seed: {values: [\(values)]}\n  batch_size: {values: [\((1...1001).map(String.init).joined(separator: ", "))]}"
    )
    #expect(refusal?.kind == .badData)
    #expect(refusal?.message.contains("the grid has") == true)
  }

  @Test func parametersThatDoNotGoTogetherAreRefusedAtTheirPlace() {
    let focal = refusal("epochs: {value: 1}", "focal_gamma: {value: 2}")
    #expect(focal?.message == "FILE:10:3: focal_gamma: expected together with loss: focal")
    let oneOfTwo = refusal(
      "epochs: {value: 1}", "schedule: {values: [cosine, step]}\n  step_size: {value: 2}")
    #expect(oneOfTwo?.message == "FILE:11:3: step_size: expected together with schedule: step")
    #expect(
      refusal("epochs: {value: 1}", "schedule: {value: step}\n  step_size: {values: [2, 3]}")?.message == nil)
  }

  @Test func classWeightsThatDoNotFitTheDatasetAreRefusedAtTheirPlace() {
    let short = refusal("epochs: {value: 1}", "class_weights: {values: [balanced, \"1, 2\"]}")
    #expect(short?.kind == .badData)
    #expect(
      short?.message.hasSuffix("expected 10 class weights, one a class, found 2") == true,
      "\(short?.message ?? "")")
    #expect(short?.message.hasPrefix("FILE:10:38: ") == true, "\(short?.message ?? "")")
  }

  @Test func firstWeightsThatAreMissingOrDoNotFitAreRefused() throws {
    let path = try lab.folder.write(
      Data(SafetensorsFile.bytes([("fc1.weight", Tensor(shape: [10, 64], repeating: 0))])),
      to: "w.safetensors")
    let lacking = refusal("epochs: {value: 1}", "initial_weights: {value: \(path)}")
    #expect(lacking?.kind == .badData)
    #expect(
      lacking?.message
        == "FILE:8:27: initial_weights: \(path) lacks the tensor 'fc1.bias' of the architecture")
    let absent = refusal("epochs: {value: 1}", "initial_weights: {value: absent.safetensors}")
    #expect(absent?.message.contains("absent.safetensors: expected a file that can be read") == true)
  }
}
