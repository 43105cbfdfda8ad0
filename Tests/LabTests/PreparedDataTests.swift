import Datasets
import Foundation
import Lab
import TestSupport
import Testing
import Tracking

/// Data that are scaled, standardized and augmented on their way into a run, and how stored models see data later.
@Suite struct PreparedDataTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func plan(_ dataset: String) throws -> SweepPlan {
    try lab.plan(SweepPlanTests.yaml.replacing("name: digits", with: "name: digits\n  \(dataset)"))
  }

  private func lastLoss(_ run: RunRecord) throws -> Double { try #require(run.metrics["val.loss"]?.last) }

  @Test func aStoredModelSeesDataAsItsTrainingDid() throws {
    let plain = try lab.train([:], plan("scale: 16").experiment)
    for dataset in ["scale: 4", "standardize: true"] {
      let run = try lab.train([:], plan(dataset).experiment)
      #expect(try lastLoss(run) != lastLoss(plain))
      let model = try StoredModel(ModelReference("run:\(run.id.short)@last"), in: lab.store)
      let evaluation = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
      let loss = try #require(evaluation.metrics["loss"] ?? nil)
      #expect(abs(loss - (try lastLoss(run))) < 1e-6)
    }
  }

  @Test func statisticsAreThoseOfTheTrainingSplitAlone() throws {
    let run = try lab.train([:], plan("standardize: true").experiment)
    let digits = try lab.datasets.load("digits")
    let rule = HoldOut(.count(100), seed: 5)
    let split = try rule.split(labels: digits.train.labels, classCount: 10)
    let expected = Normalization.standardizing(digits.train, over: split.train)
    let preparation = try lab.store.detail(of: run.id).preparation
    #expect(preparation.contains("\(expected.mean[0])"))
    #expect(expected != .standardizing(digits.train, over: split.train + split.validation))
  }

  @Test func augmentationIsOfTheSeedAndOfTrainingAlone() throws {
    let experiment = try plan("augment: {rotation: 15, shift: 0.1, noise: 0.05}").experiment
    let first = try lab.train([:], experiment)
    #expect(try lastLoss(first) == lastLoss(lab.train([:], experiment)))
    #expect(try lastLoss(first) != lastLoss(lab.train(["seed": .integer(2)], experiment)))
    #expect(try lastLoss(first) != lastLoss(lab.train([:], plan("scale: 16").experiment)))
    let model = try StoredModel(ModelReference("run:\(first.id.short)@last"), in: lab.store)
    let evaluation = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
    let loss = try #require(evaluation.metrics["loss"] ?? nil)
    #expect(abs(loss - (try lastLoss(first))) < 1e-6)
  }

  @Test func runsMayPrepareDataOtherwiseThanTheirExperiment() throws {
    let own = try plan("standardize: true\n  augment: {rotation: 15, noise: 0.05}").experiment
    let base = try plan("augment: {rotation: 3}").experiment
    let changed = try lab.train(
      [
        "standardize": .boolean(true), "augment.rotation_range": .integer(15), "augment.noise": .real(0.05),
      ], base)
    #expect(try lastLoss(changed) == lastLoss(lab.train([:], own)))
    #expect(changed.params["augment.noise"] == .real(0.05))
    let model = try StoredModel(ModelReference("run:\(changed.id.short)@last"), in: lab.store)
    let evaluation = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
    let loss = try #require(evaluation.metrics["loss"] ?? nil)
    #expect(abs(loss - (try lastLoss(changed))) < 1e-6)
  }

  @Test func anAugmentationIsAnAxis() throws {
    let yaml = SweepPlanTests.yaml.replacing(
      "epochs: {value: 1}", with: "augment.rotation_range: {values: [0, 10, 40]}")
    #expect(try lab.plan(yaml).cells.count == 12)
    let series = yaml.replacing("name: digits", with: "path: series.csv\n  shape: [1, 2]")
      .replacing("{count: 100, seed: 5}", with: "{count: 2}")
    try lab.folder.write(Data("label,a,b\n0,1,2\n1,3,4\n0,2,2\n1,4,4\n".utf8), to: "series.csv")
    #expect(
      lab.refusal(of: series)?.message
        == "FILE:11:3: rotation_range: expected images of at least 2x2 pixels, found samples of shape 1x2")
  }

  @Test func anAugmentationThatDoesNotFitTheSamplesIsRefusedAtItsPlace() throws {
    try lab.folder.write(Data("label,a,b\n0,1,2\n1,3,4\n0,2,2\n1,4,4\n".utf8), to: "series.csv")
    let yaml = SweepPlanTests.yaml.replacing(
      "name: digits", with: "path: series.csv\n  shape: [1, 2]\n  augment: {noise: 0.1, rotation: 9}"
    ).replacing("{count: 100, seed: 5}", with: "{count: 2}")
    let refusal = try #require(lab.refusal(of: yaml))
    #expect(refusal.kind == .badData)
    #expect(
      refusal.message
        == "FILE:5:3: rotation_range: expected images of at least 2x2 pixels, found samples of shape 1x2")
  }

  @Test func meansThatDoNotFitTheInputAreRefused() throws {
    let run = try lab.train([:], plan("standardize: true").experiment)
    try lab.tamper(
      #"UPDATE runDetail SET preparationJSON = replace(preparationJSON, '"mean":[', '"mean":[0.5,')"#)
    #expect(throws: LabError.self) { try StoredModel(ModelReference(run: run.name), in: lab.store) }
    try lab.tamper(
      #"UPDATE runDetail SET preparationJSON = replace(preparationJSON, '"deviation":[', '"deviation":[0.5,')"#
    )
    let error = #expect(throws: LabError.self) {
      try StoredModel(ModelReference(run: run.name), in: lab.store)
    }
    #expect(error?.description.contains("a mean for each channel of the input 1x8x8") == true)
  }
}
