import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

/// What a store has recorded, held against what it was when that was complete.
@Suite struct RecordSealTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  /// A run of a trial with all that a run can have, and a registered model.
  private func record(in store: Store) throws -> RunWriter {
    let sweep = try store.registerSweep(.sample(), cells: [.sample(1), .sample(2)])
    let lease = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    var start = RunStart.sample(experiment: "grid", trial: lease)
    start.tags = ["first"]
    start.workingDiff = WorkingDiff(text: "+1", isTruncated: false)
    start.parent = RunParent(reference: "signs:1", run: RunID(), epoch: 1, seal: nil)
    let writer = try store.startRun(start)
    for epoch in 1...3 {
      writer.log("val.f1", 0.25 * Double(epoch), epoch: epoch, step: epoch)
      writer.log("train.loss", .nan, epoch: epoch, step: epoch)
      writer.note("epoch \(epoch)")
      try writer.save(
        CheckpointWrite(
          epoch: epoch, step: epoch, tags: [.last], tensors: [.sample("w", digest: "w\(epoch)")]),
        scores: ScoreWrite(
          split: "val", labels: LabelSet(classes: ["a", "b"], sampleCount: 2, data: [1, 2, 3]),
          columnCount: 2, codec: 0, data: [UInt8(epoch), 7]),
        state: StoredTrainingState(epoch: epoch, step: epoch, json: "{}", parts: []))
      _ = try writer.report(epoch: epoch, value: 0.25 * Double(epoch)) { _ in .goOn }
    }
    return writer
  }

  /// The same, ended, with an evaluation and a model of two versions, of which one is packed.
  private func complete(in store: Store) throws -> RunID {
    let writer = try record(in: store)
    try writer.finish(.finished, summary: .sample)
    for epoch in [3, 9] {
      try store.record(
        EvaluationRecord(
          run: writer.id, checkpointEpoch: epoch, dataset: "digits", datasetFingerprint: "d1", split: "test",
          count: 2, metrics: ["f1": 0.5, "auc": nil], perClass: "[]", confusion: "[]", toolVersion: "0"))
    }
    let checkpoint = try store.checkpoint(run: writer.id, .last)
    let packing = try store.savePacking(
      PackingWrite(
        precision: .f16, sources: [TensorSource(.sample("w", digest: "p"))], metrics: ["f1": 0.5]),
      of: checkpoint)
    for packing in [nil, packing.key] {
      _ = try store.register(
        checkpoint,
        as: ModelRegistration(
          name: "signs", alias: "champion", description: "reads hands", licence: "MIT", tags: ["a"],
          packing: packing))
    }
    return writer.id
  }

  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// All that is found wrong with the records of a store.
  private func faults(of run: RunID, in store: Store) throws -> [String] {
    try (store.recordFaults(of: run) ?? ["the run has no seal"]) + store.recordFaults()
      + store.checkpoints(run: run).flatMap { try store.recordFaults(of: $0) }
  }

  @Test func aRunIsSealedWhileItDoesNotGoOn() throws {
    let writer = try store.startRun(.sample())
    writer.log("val.f1", 0.25, epoch: 1, step: 1)
    try writer.save(StoredTrainingState(epoch: 1, step: 1, json: "{}", parts: []))
    #expect(try store.recordFaults(of: writer.id) == nil)
    try writer.finish(.interrupted, summary: .sample)
    #expect(try store.recordFaults(of: writer.id) == [])
    let (resumed, _) = try store.resumeRun(writer.id)
    #expect(try store.recordFaults(of: writer.id) == nil)
    resumed.log("val.f1", 1, epoch: 4, step: 4)
    try resumed.finish(.finished, summary: .sample)
    #expect(try store.recordFaults(of: writer.id) == [])
  }

  @Test(arguments: [
    ("UPDATE pointChunk SET data = CAST(substr(data, 1, length(data) - 1) || x'7f' AS BLOB)", "metrics"),
    ("UPDATE metric SET name = 'f2' WHERE name = 'f1'", "metrics"),
    ("UPDATE metricSummary SET maxValue = 0.5 WHERE maxValue = 0.75", "metrics"),
    ("DELETE FROM metricSummary WHERE lastValue IS NULL", "metrics"),
    ("UPDATE score SET data = x'0207' WHERE epoch = 1", "scores"),
    ("UPDATE score SET codec = 1 WHERE epoch = 2", "scores"),
    ("UPDATE labelSet SET data = x'010204'", "scores"),
    ("UPDATE labelSet SET classesJSON = '[\"a\",\"c\"]'", "scores"),
    ("UPDATE run SET name = name || 'x'", "details"),
    ("UPDATE run SET durationSeconds = 2", "details"),
    ("UPDATE run SET startedAtSeconds = startedAtSeconds + 1", "details"),
    ("UPDATE run SET ownerPID = ownerPID + 1", "details"),
    ("UPDATE runDetail SET commandLineJSON = '[]'", "details"),
    ("UPDATE runDetail SET logTail = replace(logTail, '2', '3')", "details"),
    ("UPDATE param SET value = 4", "details"),
    ("UPDATE runParent SET parentEpoch = 2", "details"),
    ("UPDATE environment SET cpu = 'another'", "details"),
    ("UPDATE experiment SET name = 'grit'", "details"),
    ("UPDATE workingDiff SET text = '+2'", "details"),
    ("UPDATE runSeal SET detailSeal = NULL", "details"),
    ("UPDATE runTag SET tag = 'fist'", "tags"),
    ("UPDATE checkpointTag SET tag = 'best'", "tags"),
    ("UPDATE checkpoint SET createdAtSeconds = 1", "tags version"),
    ("UPDATE evaluation SET sampleCount = 3 WHERE checkpointEpoch = 3", "evaluation"),
    ("UPDATE evaluation SET sampleCount = 3 WHERE checkpointEpoch = 9", "evaluation"),
    ("UPDATE evaluationMetric SET value = 0.75 WHERE value = 0.5 AND evaluation = 1", "evaluation"),
    ("UPDATE packing SET createdAtSeconds = 1", "metrics of f16"),
    ("UPDATE packingMetric SET value = 0.75", "metrics of f16"),
    ("UPDATE modelVersion SET description = 'reads hans' WHERE number = 2", "version signs@2"),
    ("UPDATE modelVersion SET licence = 'NIT' WHERE number = 1", "version signs@1"),
    ("UPDATE modelVersion SET packing = NULL WHERE number = 2", "version signs@2"),
    ("UPDATE modelVersion SET seal = NULL WHERE number = 2", "version signs@2"),
    ("UPDATE modelVersionTag SET tag = 'b' WHERE modelVersion = 1", "version signs@1"),
    ("UPDATE modelAlias SET alias = 'champions'", "version signs@2"),
    ("UPDATE sweep SET experimentText = 'name: grit'", "sweep grid"),
    ("UPDATE trial SET failureCount = 1 WHERE state = 'finished'", "trial"),
    ("UPDATE trial SET isHidden = 1 WHERE state = 'finished'", "trial"),
    ("UPDATE trialAttempt SET ownerPID = ownerPID + 1", "trial"),
    ("UPDATE trialReport SET value = 9 WHERE epoch = 2", "trial"),
    ("UPDATE trialParam SET value = 3 WHERE value = 2", "trial"),
    ("UPDATE run SET trial = NULL", "trial"),
    ("UPDATE migration SET appliedAtSeconds = 1", "migration"),
  ])
  func whatHasChangedIsNamed(_ sql: String, _ place: String) throws {
    let run = try complete(in: store)
    #expect(try faults(of: run, in: store) == [])
    try tamper(sql)
    let found = try faults(of: run, in: store)
    let places =
      ["metrics of f16", "version signs@1", "version signs@2"].contains(place)
      ? [place] : place.split(separator: " ").map(String.init)
    #expect(
      !found.isEmpty && found.allSatisfy { fault in places.contains { fault.hasPrefix($0) } }, "\(found)")
  }

  @Test func theLogOfModelsIsSealed() throws {
    let run = try complete(in: store)
    try tamper(
      "DROP TRIGGER modelEventIsNotChanged; UPDATE modelEvent SET actor = 'nobody' WHERE kind = 'alias'")
    let found = try faults(of: run, in: store)
    #expect(found.count == 2 && found.allSatisfy { $0.hasPrefix("log entry ") }, "\(found)")
  }

  /// What commands change is sealed with the change.
  @Test func changesAreSealedAnew() throws {
    let run = try complete(in: store)
    try store.tag(run, ["second"])
    try store.untag(run, ["first"])
    try store.setAlias("champion", of: "signs", to: .number(1))
    try store.setAlias("next", of: "signs", to: .number(2))
    try store.removeAlias("champion", of: "signs")
    _ = try store.deleteModelVersion("signs", .number(1))
    var definition = SweepDefinition.sample()
    definition.experimentText = "another"
    try store.registerSweep(definition, cells: [.sample(3)])
    #expect(try faults(of: run, in: store) == [])
    try store.registerSweep(definition, cells: [.sample(1)])
    #expect(try faults(of: run, in: store) == [])
    let trial = try #require(try store.run(run).trial)
    _ = try store.deleteModel("signs")
    _ = try store.deleteRuns([run])
    #expect(try store.recordFaults() == [])
    let seal = try DatabaseQueue(path: fixture.path).read {
      try String.fetchOne($0, sql: "SELECT seal FROM trial WHERE id = ?", arguments: [trial])
    }
    #expect(seal?.count == 64)
  }

  /// A change does not make good what was damaged before.
  @Test(arguments: [
    ("UPDATE runTag SET tag = 'fist'", "tags"),
    ("UPDATE modelVersion SET licence = 'NIT' WHERE number = 2", "version"),
    ("UPDATE sweep SET method = 'random', createdAtSeconds = 1", "sweep"),
  ])
  func damageOutlivesAChange(_ sql: String, _ place: String) throws {
    let run = try complete(in: store)
    try tamper(sql)
    try store.tag(run, ["second"])
    try store.setAlias("next", of: "signs", to: .number(2))
    try store.registerSweep(.sample(), cells: [.sample(1), .sample(2)])
    let found = try faults(of: run, in: store)
    #expect(found.count == 1 && found[0].hasPrefix(place), "\(found)")
    // Nor does a merge, in either direction.
    let other = try StoreFixture()
    _ = try other.store.merge(fixture.path)
    #expect(try faults(of: run, in: other.store).count == 1)
    _ = try store.merge(other.path)
    #expect(try faults(of: run, in: store).count == 1)
  }

  @Test func sealsTravel() throws {
    let run = try complete(in: store)
    let other = try StoreFixture()
    let earlier = try complete(in: other.store)
    _ = try other.store.merge(fixture.path)
    #expect(try faults(of: run, in: other.store) == [])
    #expect(try faults(of: earlier, in: other.store) == [])
    // Tags of two stores are put together, and sealed anew.
    try store.tag(run, ["here"])
    try other.store.tag(run, ["there"])
    _ = try other.store.merge(fixture.path)
    #expect(try other.store.run(run).tags == ["first", "here", "there"])
    #expect(try faults(of: run, in: other.store) == [])
    let mailed = other.folder.path("mailed.sqlite")
    _ = try other.store.export([run], to: mailed, withModels: true)
    #expect(try faults(of: run, in: Store.open(mailed, .readOnly)) == [])
  }

  /// A store that has no such seals yet gets them when it is brought up to date.
  @Test func whatAnEarlierVersionLeftIsSealed() throws {
    let run = try complete(in: store)
    let columns = [
      "runSeal.detailSeal", "runSeal.tagSeal", "evaluation.seal", "packing.metricSeal", "modelVersion.seal",
      "modelEvent.seal", "sweep.seal", "trial.seal", "migration.seal",
    ].map { $0.split(separator: ".") }
    try tamper(
      "DROP TRIGGER modelEventIsNotChanged;"
        + columns.map { "ALTER TABLE \($0[0]) DROP COLUMN \($0[1]);" }.joined()
          + """
          CREATE TRIGGER modelEventIsNotChanged BEFORE UPDATE ON modelEvent BEGIN SELECT RAISE(ABORT, 'no'); END;
          DELETE FROM migration WHERE name = 'm0006_seals';
          """)
    let migrated = try Store.open(fixture.path, .readWrite)
    #expect(try faults(of: run, in: migrated) == [])
    try tamper("UPDATE evaluation SET split = 'tent'")
    #expect(try faults(of: run, in: migrated).count == 2)
  }
}
