import GRDB
import TestSupport
import Testing
import Tracking

/// Values that the tables allow and this tool never writes: each is refused, none ends the process.
@Suite struct TamperedStoreTests {
  private let fixture: StoreFixture
  private let run: RunWriter

  init() throws {
    fixture = try StoreFixture()
    run = try fixture.store.startRun(.sample())
    try run.save(
      CheckpointWrite(epoch: 1, step: 1, tags: [.best, .last], tensors: [.sample("w", digest: "d")]))
  }

  private func tamper(_ sql: String) throws {
    try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: sql) }
  }

  private func expectDamage(_ detail: String, _ body: () throws -> Void) {
    let error = #expect(throws: StoreError.self) { try body() }
    guard case .corrupt(fixture.path, detail) = error else {
      Issue.record("expected a damaged file with '\(detail)', found \(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["NULL", "'three'", "x'00'"])
  func aParameterOfAnotherTypeIsRefused(_ value: String) throws {
    try tamper("UPDATE param SET value = \(value) WHERE name = 'epochs'")
    expectDamage("expected a value of kind 'integer' for the parameter 'epochs'") {
      _ = try fixture.store.run(run.id)
    }
  }

  /// What a flipped byte in a file can make of a value, though its column refuses it.
  @Test func aValueThatItsColumnRefusesIsRefused() throws {
    run.log("val.f1", 0.5, epoch: 1, step: 1)
    try run.flush()
    func declare(_ old: String, _ new: String) -> String {
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)') WHERE name = 'metric';
      """
    }
    try tamper(declare("name TEXT NOT NULL", "name ANY"))
    try tamper("UPDATE metric SET name = NULL")
    try tamper(declare("name ANY", "name TEXT NOT NULL"))
    let error = #expect(throws: StoreError.self) {
      _ = try Store.open(fixture.path, .readOnly).runs()
    }
    #expect("\(String(describing: error))".contains("could not decode String from database value"))
    guard case .corrupt = error else {
      Issue.record("expected a damaged file")
      return
    }
  }

  @Test(arguments: [Int64.max, 1 << 32, -1, .min])
  func anOwnerThatNoProcessCanBeIsDead(_ pid: Int64) throws {
    try tamper("UPDATE run SET ownerPID = \(pid)")
    #expect(try fixture.store.run(run.id).state == .running)
    _ = try fixture.store.hasDeadOwners()
  }

  @Test(arguments: ["{}", "[1.5]", "[\"2\"]", "", "[99999999999999999999]"])
  func aShapeThatIsNoneIsRefused(_ shape: String) throws {
    try tamper("UPDATE tensor SET shapeJSON = '\(shape)'")
    let checkpoint = try fixture.store.checkpoint(run: run.id, .last)
    expectDamage("expected JSON that the store wrote, found '\(shape)'") {
      _ = try fixture.store.tensors(of: checkpoint)
    }
    expectDamage("expected JSON that the store wrote, found '\(shape)'") {
      try fixture.store.forEachTensor(of: .checkpoint(checkpoint)) { _, _ in }
    }
  }

  @Test func sizesThatCannotBeAddedUpAreRefused() throws {
    let checkpoint = try fixture.store.checkpoint(run: run.id, .last)
    _ = try fixture.store.savePacking(
      PackingWrite(
        precision: .bf16,
        sources: [TensorSource(.sample("w", digest: "e")), TensorSource(.sample("v", digest: "f"))]),
      of: checkpoint)
    try tamper("UPDATE tensor SET rawByteCount = \(Int64.max)")
    expectDamage("integer overflow") { _ = try fixture.store.packings(of: checkpoint) }
  }
}
