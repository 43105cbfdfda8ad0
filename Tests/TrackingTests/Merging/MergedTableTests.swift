import GRDB
import Testing
import Tracking

@Suite struct MergedTableTests {
  /// A new table must be given a place among the others, or merging would forget it.
  @Test func everyTableIsKnown() throws {
    let fixture = try StoreFixture()
    let tables = try DatabaseQueue(path: fixture.path).read { db in
      try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    #expect(Set(tables) == Set(Store.mergedTables))
    #expect(Store.mergedTables.count == tables.count)
  }
}
