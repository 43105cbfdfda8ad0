import GRDB
import Testing
import Tracking

/// Models, their versions, aliases and log.
@Suite struct ModelRegistryTests {
  private let fixture: StoreFixture
  private let run: RunID
  private var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    let writer = try fixture.store.startRun(.sample(name: "trained"))
    run = writer.id
    for epoch in 1...3 {
      try writer.save(
        CheckpointWrite(
          epoch: epoch, step: epoch, tags: [.epoch(epoch)],
          tensors: [.sample("shared", digest: "s"), .sample("own", digest: "o\(epoch)")],
          golden: GoldenAnswer(
            input: GoldenInput(sampleCount: 1, shape: [1, 2], data: [3, 4]), scores: [Float(epoch)])))
    }
    try writer.finish(.finished, summary: .sample)
  }

  private func checkpoint(_ epoch: Int) throws -> CheckpointRecord {
    try store.checkpoint(run: run, .epoch(epoch))
  }

  @discardableResult
  private func register(_ epoch: Int, _ name: String = "signs", alias: String? = nil) throws
    -> ModelVersionRecord
  {
    try store.register(checkpoint(epoch), as: ModelRegistration(name: name, alias: alias))
  }

  private func count(_ table: String) throws -> Int {
    try DatabaseQueue(path: fixture.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1
    }
  }

  @Test func aVersionComesBackWithAllThatWasSaidOfIt() throws {
    let version = try store.register(
      checkpoint(2),
      as: ModelRegistration(
        name: "signs", alias: "champion", description: "reads hands", licence: "MIT", tags: ["b", "a"]))
    #expect(try version.reference == "signs:1" && version.checkpoint == checkpoint(2))
    #expect(version.description == "reads hands" && version.licence == "MIT")
    #expect(version.tags == ["a", "b"] && version.aliases == ["champion"])
    #expect(version.packing == nil && version.precision == nil)
    for selector in [VersionSelector.newest, .number(1), .alias("champion")] {
      #expect(try store.modelVersion("signs", selector) == version)
    }
    #expect(try store.models().map(\.name) == ["signs"])
    #expect(try store.modelVersions(of: checkpoint(2)) == [version])
  }

  @Test func numbersAreNeverGivenTwice() throws {
    #expect(try (1...3).map { try register($0).number } == [1, 2, 3])
    _ = try store.deleteModelVersion("signs", .number(3))
    #expect(try register(3).number == 4)
    _ = try store.deleteModel("signs")
    #expect(try register(1).number == 5)
  }

  @Test func anAliasMovesAndTheLogTellsOfIt() throws {
    try register(1, alias: "champion")
    try register(2)
    #expect(try store.setAlias("champion", of: "signs", to: .number(2)) == 1)
    #expect(try store.setAlias("champion", of: "signs", to: .newest) == 2)
    #expect(try store.modelVersion("signs", .alias("champion")).number == 2)
    #expect(try store.removeAlias("champion", of: "signs") == 2)
    let log = try store.modelEvents(of: "signs")
    #expect(log.map(\.kind) == [.register, .alias, .register, .alias, .unalias])
    #expect(log.map(\.fromVersion) == [nil, nil, nil, 1, 2])
    #expect(log.map(\.toVersion) == [1, 1, 2, 2, nil])
    #expect(log.allSatisfy { !$0.actor.isEmpty && !$0.host.isEmpty })
  }

  @Test func theLogIsThatOfTheModelThatHasTheName() throws {
    try register(1, alias: "champion")
    let first = try #require(try store.models().first).id
    _ = try store.deleteModel("signs")
    let whole = try store.modelEvents(of: "signs")
    #expect(whole.map(\.kind) == [.register, .alias, .unalias, .delete, .delete])
    #expect(whole.allSatisfy { $0.modelID == first && $0.model == "signs" })
    try register(2)
    let log = try store.modelEvents(of: "signs")
    #expect(try log.map(\.kind) == [.register] && log.map(\.modelID) == store.models().map(\.id))
    #expect(try store.modelEvents().count == 6)
  }

  @Test(arguments: [
    "UPDATE modelEvent SET actor = 'nobody'", "DELETE FROM modelEvent",
    "UPDATE modelEvent SET modelUUID = NULL", "UPDATE modelEvent SET modelUUID = upper(modelUUID)",
  ])
  func theLogIsOnlyAddedTo(_ sql: String) throws {
    try register(1)
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: sql) }
    }
    #expect(try store.modelEvents().count == 1)
  }

  @Test func whatIsUnknownIsAnsweredWithTheNearest() throws {
    try register(1, alias: "champion")
    func message(_ body: () throws -> ModelVersionRecord) throws -> String {
      try #require(#expect(throws: StoreError.self) { try body() }).description
    }
    #expect(
      try message { try store.modelVersion("sings") }
        == "no model has the name 'sings'; did you mean 'signs'?")
    #expect(
      try message { try store.modelVersion("signs", .alias("champoin")) }
        == "model 'signs' has no alias 'champoin'; did you mean 'champion'?")
    #expect(
      try message { try store.modelVersion("signs", .alias("x")) }
        == "model 'signs' has no alias 'x'; it has champion")
    #expect(
      try message { try store.modelVersion("elsewhere") }
        == "no model has the name 'elsewhere'; 'cnnlab models list' shows those that there are")
    #expect(
      try message { try store.modelVersion("signs", .number(7)) }
        == "model 'signs' has no version '7'; it has signs:1")
    #expect(try message { try store.modelVersion("trained") }.contains("'run:trained'"))
  }

  @Test(arguments: ["", "run:x", "a b", "-x", "a@b", "a:1", String(repeating: "a", count: 101)])
  func badNamesAreRefused(_ name: String) throws {
    let checkpoint = try checkpoint(1)
    #expect(throws: StoreError.self) { try store.register(checkpoint, as: ModelRegistration(name: name)) }
    #expect(throws: StoreError.self) {
      try store.register(checkpoint, as: ModelRegistration(name: "x", alias: name))
    }
    #expect(try count("model") == 0 && count("modelVersion") == 0 && count("modelEvent") == 0)
  }

  @Test func aRunStandsAsLongAsItsVersionsDo() throws {
    try register(1)
    let error = #expect(throws: StoreError.self) { try store.deleteRuns([run]) }
    #expect(error == .heldByVersions(run: run.short, versions: ["signs:1"]))
    #expect(try count("run") == 1)
    #expect(try store.deleteModel("signs").versionCount == 1)
    _ = try store.deleteRuns([run])
    for table in ["run", "checkpoint", "tensor", "proof", "goldenInput", "model"] {
      #expect(try count(table) == 0, "\(table)")
    }
    #expect(try store.modelEvents().count == 3)
  }

  @Test func aProofIsOfWhatTheTablesHold() throws {
    let proof = try #require(try store.proof(of: checkpoint(2)))
    #expect(proof.seal == proof.sealNow && proof.seal.count == 64)
    #expect(proof.golden?.scores == [2] && proof.golden?.input.data == [3, 4])
    #expect(try store.proof(of: checkpoint(1))?.seal != proof.seal)
    // The input is the same for all three.
    #expect(try count("goldenInput") == 1 && count("proof") == 3)
    try DatabaseQueue(path: fixture.path).write {
      try $0.execute(sql: "UPDATE checkpointTensor SET name = 'other' WHERE name = 'own'")
    }
    #expect(try store.proof(of: checkpoint(2)).map { $0.seal != $0.sealNow } == true)
  }
}
