import Foundation
import TestSupport
import Testing
import Tracking

/// Queries of one's own, and that they are nothing else.
@Suite struct QueryTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  /// The columns and all rows.
  private func run(_ sql: String) throws(StoreError) -> ([String], [[SQLValue]]) {
    try fixture.store.query(sql) { columns, next in
      var rows: [[SQLValue]] = []
      while let row = try next() { rows.append(row) }
      return (columns, rows)
    }
  }

  @Test func valuesKeepTheirTypes() throws {
    let (columns, rows) = try run(
      "SELECT NULL AS a, 1 AS b, 1.0 AS c, 'x' AS d, x'00ff' AS e UNION ALL VALUES (1, 2, 3, 4, 5)")
    #expect(columns == ["a", "b", "c", "d", "e"])
    #expect(
      rows == [
        [.null, .integer(1), .real(1), .text("x"), .blob([0, 255])],
        [.integer(1), .integer(2), .integer(3), .integer(4), .integer(5)],
      ])
  }

  @Test func theStoreIsThere() throws {
    _ = try fixture.store.startRun(.sample(name: "first"))
    #expect(try run("SELECT name, seed FROM run").1 == [[.text("first"), .integer(7)]])
    #expect(
      try run("-- a comment\n /* another */ with r as (select name from run) select * from r;").1.count == 1)
    #expect(try run("EXPLAIN QUERY PLAN SELECT * FROM run").1.count == 1)
    #expect(try run("SELECT * FROM pragma_table_info('run')").1.count > 3)
    #expect(try run("SELECT name FROM run WHERE 0") == (["name"], []))
  }

  /// Rows are not gathered: of a thousand million only those are made that are asked for.
  @Test func rowsComeAsTheyAreAskedFor() throws {
    let first = try fixture.store.query(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) SELECT i FROM n"
    ) { _, next in try [next(), next()] }
    #expect(first == [[.integer(1)], [.integer(2)]])
  }

  @Test(arguments: [
    "DELETE FROM run", "UPDATE run SET name = 'x'", "INSERT INTO experiment (name) VALUES ('x')",
    "DROP TABLE run", "CREATE TEMP TABLE t (a)", "CREATE TABLE t (a)", "VACUUM", "REINDEX", "ANALYZE",
    "BEGIN IMMEDIATE", "COMMIT", "SAVEPOINT a", "ATTACH 'other.sqlite' AS other", "DETACH main",
    "PRAGMA query_only = 0", "PRAGMA user_version = 3", "PRAGMA journal_mode = DELETE",
    "PRAGMA table_info(run)",
    "WITH gone AS (SELECT id FROM run) DELETE FROM run WHERE id IN gone",
    "REPLACE INTO experiment (name) VALUES ('x')",
    "SELECT 1; DELETE FROM run", "SELECT 1; SELECT 2", "SELECT 1; nonsense",
    "SELECT load_extension('libm.so.6')", "",
    "-- only a comment", "/* not closed", ";", "SELEC 1", "SELECT * FROM nothing",
    "SELECT abs(-9223372036854775808)",
    "SELECT ?", "SELECT count(*) FROM pragma_wal_checkpoint",
  ])
  func whatMightWriteOrIsWrongIsRefused(_ sql: String) throws {
    _ = try fixture.store.startRun(.sample(name: "first"))
    let reader = try Store.open(fixture.path, .readOnly)
    let before = try Data(contentsOf: URL(filePath: fixture.path))
    for store in [fixture.store, reader] {
      let error = #expect(throws: StoreError.self) {
        try store.query(sql) { _, next in while try next() != nil {} }
      }
      guard case .invalidStatement = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(try Data(contentsOf: URL(filePath: fixture.path)) == before)
    #expect(try reader.runs().map(\.name) == ["first"])
    #expect(!FileManager.default.fileExists(atPath: "other.sqlite"))
  }

  @Test func messagesOfSQLiteAreHandedOn() {
    #expect(throws: StoreError.invalidStatement(detail: "no such table: rnu")) {
      try run("SELECT * FROM rnu")
    }
    #expect(throws: StoreError.invalidStatement(detail: "near \"FROM\": syntax error")) {
      try run("SELECT FROM run")
    }
  }

  @Test func anotherThreadCanEndAQuery() async throws {
    let store = fixture.store
    let interrupting = Task.detached {
      while !Task.isCancelled {
        store.interrupt()
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
    #expect(throws: StoreError.interrupted) {
      try run("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
    }
    interrupting.cancel()
    await interrupting.value
    #expect(try run("SELECT 1").1 == [[.integer(1)]])
  }
}
