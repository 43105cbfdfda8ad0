import Foundation
import Testing
import Tracking

@Suite struct EvaluationTests {
  @Test func evaluationsComeBackAsTheyWereRecorded() throws {
    let fixture = try StoreFixture()
    let run = try fixture.store.startRun(.sample()).id
    let first = EvaluationRecord(
      run: run, checkpointEpoch: 3, dataset: "digits", datasetFingerprint: "d1", split: "test", count: 360,
      metrics: ["accuracy": 0.97, "roc_auc": nil, "loss": .infinity], perClass: "[]", confusion: "[[1]]",
      createdAt: Date(timeIntervalSince1970: 1_700_000_000.25), toolVersion: "0.1.0")
    var second = first
    second.id = UUID()
    second.dataset = "mnist"
    second.datasetFingerprint = "m1"
    try fixture.store.record(first)
    try fixture.store.record(second)
    #expect(try fixture.store.evaluations(run: run) == [first, second])
  }

  @Test func notANumberIsNotUndefined() throws {
    let fixture = try StoreFixture()
    let run = try fixture.store.startRun(.sample()).id
    try fixture.store.record(
      EvaluationRecord(
        run: run, checkpointEpoch: 1, dataset: "digits", datasetFingerprint: "d1", split: "test", count: 1,
        metrics: ["loss": .nan, "mcc": nil], perClass: "[]", confusion: "[]", toolVersion: "0.1.0"))
    let metrics = try #require(try fixture.store.evaluations(run: run).first?.metrics)
    let loss = try #require(metrics["loss"])
    #expect(loss?.isNaN == true)
    let mcc = try #require(metrics["mcc"])
    #expect(mcc == nil)
  }

  @Test func anUnknownRunIsRefused() throws {
    let fixture = try StoreFixture()
    let evaluation = EvaluationRecord(
      run: RunID(), checkpointEpoch: 1, dataset: "digits", datasetFingerprint: "d1", split: "test", count: 1,
      metrics: [:], perClass: "[]", confusion: "[]", toolVersion: "0.1.0")
    #expect(throws: StoreError.self) { try fixture.store.record(evaluation) }
  }
}
