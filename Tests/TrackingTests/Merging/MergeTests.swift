import Foundation
import GRDB
import Migrations
import TestSupport
import Testing
import Tracking

@Suite struct MergeTests {
  private let own: StoreFixture
  private let other: StoreFixture

  init() throws { (own, other) = (try StoreFixture(), try StoreFixture()) }

  private func execute(_ sql: String, in fixture: StoreFixture) throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func finish(_ writer: RunWriter, digest: String = "w") throws -> RunID {
    writer.log("val.f1", 0.5, epoch: 1, step: 1)
    try writer.save(
      CheckpointWrite(epoch: 1, step: 1, tags: [.best, .last], tensors: [.sample("w", digest: digest)]))
    try writer.finish(.finished, summary: .sample)
    return writer.id
  }

  @Test func aRunComesWithAllThatItHas() throws {
    _ = try finish(own.store.startRun(.sample()), digest: "mine")
    let run = try finish(other.store.startRun(.sample(experiment: "far")))
    let report = try own.store.merge(other.path)
    #expect(report.newRuns == 1 && report.checkpoints == 1 && report.tensors == 1)
    #expect(report.tensorBytes == 16 && report.updatedRuns == 0)
    #expect(try own.store.run(run).name == other.store.run(run).name)
    #expect(try own.store.run(run).experiment == "far")
    let checkpoint = try own.store.checkpoint(run: run, .best)
    #expect(try own.store.tensors(of: checkpoint).map(\.digest) == ["w"])
    #expect(try own.store.metricHistory(run: run, metric: "val.f1").map(\.value) == [0.5])
    #expect(try own.store.merge(other.path).newRuns == 0)
    #expect(try own.store.runs().count == 2 && own.store.faults().isEmpty)
  }

  @Test func aTrialRunTellsWhatWouldBeAndWritesNothing() throws {
    _ = try finish(other.store.startRun(.sample()))
    let before = try StoreDump(of: own.path)
    #expect(try own.store.merge(other.path, isTrial: true).newRuns == 1)
    #expect(try StoreDump(of: own.path).lines == before.lines)
  }

  @Test func leasesStayWhereTheyAre() throws {
    let sweep = try other.store.registerSweep(.sample(), cells: [.sample(1)])
    let lease = try #require(try other.store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    let writer = try other.store.startRun(.sample(trial: lease))
    writer.log("val.f1", 0.5, epoch: 1, step: 1)
    try writer.save(
      StoredTrainingState(epoch: 1, step: 1, json: "{}", parts: [.init(name: "w", data: [1])]))
    for _ in 1...2 {
      _ = try own.store.merge(other.path)
      let trial = try #require(try own.store.trials(sweep: sweep.id).first)
      #expect(trial.state == .queued && trial.run == writer.id)
      #expect(try own.store.run(writer.id).state == .interrupted)
      #expect(try own.store.attempts(trial: trial.id).map(\.outcome) == [.abandoned])
    }
    // The other way round nothing is taken from the worker.
    _ = try other.store.merge(own.path)
    #expect(try other.store.trials(sweep: sweep.id).map(\.state) == [.running])
    writer.log("val.f1", 0.75, epoch: 2, step: 2)
    try writer.finish(.finished, summary: .sample)
    // What went on there stands here, over what was taken over before.
    #expect(try own.store.merge(other.path).updatedRuns == 1)
    #expect(try own.store.run(writer.id).state == .finished)
    #expect(try own.store.trials(sweep: sweep.id).map(\.state) == [.finished])
    #expect(try own.store.metricHistory(run: writer.id, metric: "val.f1").count == 2)
  }

  @Test func theYoungerOfTwoSweepsOfOneNameIsRenamed() throws {
    let older = try own.store.registerSweep(.sample(), cells: [.sample(1)])
    let younger = try other.store.registerSweep(.sample(), cells: [.sample(1)])
    let name = "grid-\(younger.id.description.prefix(4))"
    #expect(try own.store.merge(other.path).renamed.map(\.to) == [name])
    #expect(try own.store.sweep(named: "grid").id == older.id)
    #expect(try own.store.sweep(named: name).id == younger.id)
    _ = try other.store.merge(own.path)
    #expect(try other.store.sweep(named: "grid").id == older.id)
    #expect(try other.store.sweep(named: name).id == younger.id)
  }

  @Test func versionsOfOneNumberAreNumberedByAge() throws {
    let run = try finish(own.store.startRun(.sample()))
    _ = try other.store.merge(own.path)
    for (fixture, second, text) in [(own, 20, "own"), (other, 10, "other")] {
      try execute(
        """
        INSERT INTO model (uuid, name, createdAtSeconds) VALUES ('00000000-0000-0000-0000-000000000001', 'digits', 1);
        INSERT INTO modelVersion (uuid, model, number, checkpoint, description, createdAtSeconds)
        SELECT '00000000-0000-0000-0000-0000000000\(second)', 1, 1, id, '\(text)', \(second) FROM checkpoint;
        """, in: fixture)
    }
    let report = try own.store.merge(other.path)
    #expect(report.newVersions == 1 && report.renumbered.map(\.to) == [2])
    let versions = try own.store.query("SELECT number, description FROM modelVersion ORDER BY number") {
      _, next in [try next(), try next()]
    }
    #expect(versions == [[.integer(1), .text("other")], [.integer(2), .text("own")]])
    #expect(try other.store.merge(own.path).renumbered == [])
    #expect(try StoreDump(of: own.path).difference(from: StoreDump(of: other.path)) == [])
    _ = run
  }

  /// A model of the same name in each of two stores, with a version and an alias.
  private func registerInBoth() throws -> (own: ModelID, other: ModelID) {
    let models = try [own, other].map { fixture in
      let run = try finish(fixture.store.startRun(.sample()))
      _ = try fixture.store.register(
        fixture.store.checkpoint(run: run, .best), as: ModelRegistration(name: "signs", alias: "champion"))
      return try #require(try fixture.store.models().first).id
    }
    return (models[0], models[1])
  }

  @Test func logsOfTwoModelsOfOneNameStayApart() throws {
    let models = try registerInBoth()
    let renamed = try #require(try own.store.merge(other.path).renamed.first)
    #expect(renamed.from == "signs" && renamed.to == "signs-\(models.other.description.prefix(4))")
    for (name, model) in [("signs", models.own), (renamed.to, models.other)] {
      let log = try own.store.modelEvents(of: name)
      #expect(log.map(\.kind) == [.register, .alias] && log.map(\.modelID) == [model, model])
    }
    _ = try other.store.merge(own.path)
    #expect(try StoreDump(of: own.path).difference(from: StoreDump(of: other.path)) == [])
    // Moved under its new name, the alias is the newer one in either direction.
    let checkpoint = try own.store.modelVersion(renamed.to).checkpoint
    _ = try own.store.register(checkpoint, as: ModelRegistration(name: renamed.to, alias: "champion"))
    _ = try other.store.merge(own.path)
    #expect(try other.store.modelVersion(renamed.to, .alias("champion")).number == 2)
    #expect(try other.store.modelVersion("signs", .alias("champion")).number == 1)
    #expect(try StoreDump(of: own.path).difference(from: StoreDump(of: other.path)) == [])
  }

  /// Entries of before the fifth migration, of which one of two stores knows the model.
  @Test(arguments: [true, false]) func whatAnEntryIsOfIsLearntFromTheOtherStore(_ isKnownHere: Bool) throws {
    _ = try registerInBoth()
    _ = try own.store.merge(other.path)
    _ = try other.store.merge(own.path)
    let whole = try StoreDump(of: own.path)
    let forgetful = isKnownHere ? other : own
    try execute(
      """
      CREATE TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'modelEventIsNotChanged';
      DROP TRIGGER modelEventIsNotChanged;
      UPDATE modelEvent SET modelUUID = NULL;
      """, in: forgetful)
    let queue = try DatabaseQueue(path: forgetful.path)
    try queue.write { db in
      try db.execute(sql: String.fetchOne(db, sql: "SELECT sql FROM kept") ?? "")
      try db.execute(sql: "DROP TABLE kept")
    }
    try queue.close()
    for _ in 1...2 {
      _ = try own.store.merge(other.path)
      _ = try other.store.merge(own.path)
      #expect(try StoreDump(of: own.path).difference(from: whole) == [])
      #expect(try StoreDump(of: other.path).difference(from: whole) == [])
    }
  }

  @Test func anOlderStoreIsMergedAndStaysAsItIs() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("old.sqlite"))
    try queue.write { db in
      for migration in Migration.all.dropLast() { try db.execute(sql: migration.sql) }
      try db.execute(
        sql: """
          PRAGMA application_id = 0x636e6e6c;
          CREATE TABLE migration (name TEXT PRIMARY KEY, appliedAtSeconds REAL NOT NULL) STRICT;
          INSERT INTO experiment (name) VALUES ('old');
          """)
      for migration in Migration.all.dropLast() {
        try db.execute(sql: "INSERT INTO migration VALUES (?, 1e9)", arguments: [migration.name])
      }
    }
    try queue.close()
    let before = try Data(contentsOf: folder.url.appending(path: "old.sqlite"))
    _ = try own.store.merge(folder.path("old.sqlite"))
    #expect(try StoreDump(of: own.path).lines == ["experiment: name=\"old\""])
    #expect(try Data(contentsOf: folder.url.appending(path: "old.sqlite")) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: own.folder.url.path)
    #expect(names.allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func whatIsNoOtherStoreIsRefused() throws {
    #expect(throws: StoreError.sameStore(path: own.path)) { try own.store.merge(own.path) }
    let none = own.folder.path("none.sqlite")
    #expect(throws: StoreError.notFound(path: none)) { try own.store.merge(none) }
    let text = try own.folder.write(Data(repeating: 65, count: 200), to: "text")
    #expect(throws: StoreError.notADatabase(path: text)) { try own.store.merge(text) }
    try execute("INSERT INTO migration (name, appliedAtSeconds) VALUES ('m9999_later', 1)", in: other)
    #expect(throws: StoreError.newerThanTool(path: other.path, found: ["m9999_later"])) {
      try own.store.merge(other.path)
    }
  }

  @Test func tablesOfAnotherFormAreRefused() throws {
    _ = try finish(own.store.startRun(.sample()))
    let before = try StoreDump(of: own.path)
    try execute("DROP TABLE runTag; CREATE VIEW runTag AS SELECT 1 AS run, 'x' AS tag", in: other)
    let error = #expect(throws: StoreError.self) { try own.store.merge(other.path) }
    #expect(error.map { "\($0)".contains("runTag") } == true)
    #expect(try StoreDump(of: own.path).lines == before.lines)
  }

  @Test func exportedRunsComeBack() throws {
    let store = own.store
    let sweep = try store.registerSweep(.sample(), cells: [.sample(1), .sample(2)])
    let lease = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    let run = try finish(store.startRun(.sample(experiment: "alpha", trial: lease)), digest: "a")
    _ = try finish(store.startRun(.sample(experiment: "beta")), digest: "b")
    let file = own.folder.path("mail.sqlite")
    #expect(try store.export([run], to: file).newRuns == 1)
    #expect(throws: StoreError.alreadyThere(path: file)) { try store.export([run], to: file) }
    let mailed = try Store.open(file, .readOnly)
    #expect(try mailed.runs().map(\.id) == [run] && mailed.faults().isEmpty)
    #expect(try mailed.trials(sweep: sweep.id).map(\.state) == [.finished])
    let names = try mailed.query(
      "SELECT (SELECT group_concat(name) FROM experiment), (SELECT group_concat(digest) FROM tensor)"
    ) { _, next in try next() }
    #expect(names == [.text("alpha"), .text("a")])
    let before = try StoreDump(of: own.path)
    #expect(try store.merge(file).newRuns == 0)
    #expect(try StoreDump(of: own.path).difference(from: before) == [])
    _ = try other.store.merge(file)
    #expect(try StoreDump(of: other.path).lines == StoreDump(of: file).lines)
    #expect(throws: StoreError.self) { try store.export([RunID()], to: own.folder.path("x.sqlite")) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: own.folder.url.path).allSatisfy {
        !$0.contains("x.sqlite")
      })
  }
}
