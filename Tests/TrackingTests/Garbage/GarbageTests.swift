import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

@Suite struct GarbageTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func fill() throws -> RunID {
    var start = RunStart.sample(experiment: "alpha")
    start.workingDiff = WorkingDiff(text: "+a", isTruncated: false)
    let run = try store.startRun(start)
    run.log("val.f1", 0.5, epoch: 1, step: 1)
    try run.save(
      CheckpointWrite(
        epoch: 1, step: 1, tags: [.last], tensors: [.sample("w", digest: "w", byteCount: 1 << 20)]))
    try run.finish(.finished)
    return run.id
  }

  @Test func whatIsReferredToStays() throws {
    _ = try fill()
    let before = try StoreDump(of: fixture.path)
    let garbage = try store.collectGarbage()
    #expect(garbage.count == 0 && garbage.kinds.count == 9)
    #expect(try StoreDump(of: fixture.path).lines == before.lines)
  }

  @Test func whatNothingRefersToGoesAndTheFileBecomesSmaller() throws {
    let run = try fill()
    _ = try store.deleteRuns([run])
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO tensor (digest, codec, shapeJSON, rawByteCount, data) VALUES ('t', 1, '[]', 9, zeroblob(100));
          INSERT INTO tensorPart VALUES (1, 1, zeroblob(50));
          INSERT INTO goldenInput (digest, sampleCount, shapeJSON, data) VALUES ('g', 1, '[]', zeroblob(7));
          """)
    }
    try queue.close()
    let garbage = try store.collectGarbage()
    let counts = garbage.kinds.filter { $0.count > 0 }.reduce(into: [:]) { $0[$1.name] = $1.byteCount }
    #expect(
      counts == [
        "tensor": 150, "goldenInput": 7, "architecture": 20, "dataset": 0, "environment": 0, "experiment": 0,
        "metric": 0,
      ], "\(counts)")
    #expect(try StoreDump(of: fixture.path).lines.isEmpty)
    let compaction = try store.compact()
    #expect(compaction.obstacle == nil)
    #expect(compaction.byteCountBefore > 1 << 20 && compaction.byteCountAfter < 1 << 19)
    #expect(try store.faults().isEmpty)
    _ = try fill()
  }

  @Test func aWriterThatStandsInTheWayIsNamed() throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: fixture.path, configuration: configuration)
    try queue.inDatabase {
      try $0.execute(sql: "BEGIN IMMEDIATE; INSERT INTO experiment (name) VALUES ('x')")
    }
    let compaction = try store.compact()
    #expect(compaction.obstacle?.contains("another process is writing") == true)
    try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
  }

  @Test func forgottenDraftsAreToldOf() throws {
    let old = try fixture.folder.write(Data(count: 10), to: "store.sqlite.1.new")
    try fixture.folder.write(Data(count: 10), to: "store.sqlite.2.new")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: old)
    #expect(store.forgottenDrafts.map(\.byteCount) == [10])
    #expect(store.forgottenDrafts.first?.path.hasSuffix("store.sqlite.1.new") == true)
  }
}

@Suite struct BackupTests {
  @Test func theCopyHoldsTheSameAndNothingIsReplaced() throws {
    let fixture = try StoreFixture()
    _ = try fixture.store.startRun(.sample())
    let copy = fixture.folder.path("copy.sqlite")
    try fixture.store.backUp(to: copy)
    #expect(try StoreDump(of: copy).lines == StoreDump(of: fixture.path).lines)
    #expect(throws: StoreError.alreadyThere(path: copy)) { try fixture.store.backUp(to: copy) }
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.url.path)
    #expect(names.allSatisfy { !$0.hasSuffix(".new") })
    #expect(throws: StoreError.self) { try fixture.store.backUp(to: fixture.folder.path("no/copy.sqlite")) }
  }

  @Test func whoeverStopsItLeavesNothing() throws {
    let fixture = try StoreFixture()
    // More pages than are copied in one step.
    try DatabaseQueue(path: fixture.path).write {
      try $0.execute(
        sql: """
          INSERT INTO tensor (digest, codec, shapeJSON, rawByteCount, data) VALUES ('x', 0, '[1]', 4, zeroblob(9000000))
          """)
    }
    let copy = fixture.folder.path("copy.sqlite")
    #expect(throws: StoreError.interrupted) {
      try fixture.store.backUp(to: copy) { _, _ in throw StoreError.interrupted }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.url.path)
    #expect(names.allSatisfy { !$0.hasPrefix("copy") })
  }
}
