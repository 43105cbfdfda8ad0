import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

/// What SQLite finds wrong with a store.
@Suite struct CheckTests {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
    _ = try fixture.store.startRun(.sample())
  }

  @Test func aWholeStoreHasNoFaults() throws {
    #expect(try fixture.store.faults().isEmpty)
  }

  @Test func rowsThatReferToNothingAreCounted() throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = 0; DELETE FROM experiment; DELETE FROM architecture")
    }
    let faults = try fixture.store.faults()
    #expect(faults.contains("1 rows of run refer to rows of architecture that are not there"))
  }

  @Test func anIndexThatContradictsItsTableIsFound() throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { db in
      let index = try #require(
        try String.fetchOne(
          db,
          sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'run' AND sql IS NOT NULL")
      )
      let root = try #require(
        try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [index]))
      #expect(root > 1)
      // An index without entries: its page is made an empty leaf.
      let size = try #require(try Int.fetchOne(db, sql: "PRAGMA page_size"))
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      let file = try FileHandle(forUpdating: URL(filePath: fixture.path))
      try file.seek(toOffset: UInt64((root - 1) * size))
      try file.write(contentsOf: Data([10, 0, 0, 0, 0, UInt8(size >> 8), UInt8(size & 255), 0]))
      try file.close()
    }
    let faults = try Store.open(fixture.path, .readOnly).faults()
    #expect(!faults.isEmpty)
    #expect(faults.contains { $0.contains("index") }, "\(faults)")
  }
}
