import Foundation
import GRDB
import Migrations
import TestSupport
import Testing

/// `cnnlab db migrate` as a user runs it.
@Suite struct MigrateTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// An empty store as the first version made it.
  private func makeFirstStore() throws {
    let queue = try DatabaseQueue(path: bench.store)
    try queue.write { db in
      try db.execute(sql: Migration.all[0].sql)
      try db.execute(
        sql: """
          PRAGMA application_id = 0x636e6e6c;
          CREATE TABLE migration (name TEXT PRIMARY KEY, appliedAtSeconds REAL NOT NULL) STRICT;
          INSERT INTO migration VALUES ('m0001_foundation', 1e9);
          """)
    }
    try queue.close()
  }

  @Test func anOlderStoreCanBeReadAfterwards() async throws {
    try makeFirstStore()
    let refused = try await bench.run("report")
    #expect(refused.exitCode == 65 && refused.errors.contains("'cnnlab db migrate'"))
    let text = try await bench.run("db", "migrate")
    #expect(text.exitCode == 0, "\(text.errors)")
    let missing = Migration.all.dropFirst().map(\.name).joined(separator: ", ")
    #expect(text.output == "cnnlab.sqlite: brought up to date: \(missing)\n")
    #expect(try await bench.run("report").exitCode == 0)
    let again = try await bench.run("db", "migrate", "--json").object()
    #expect((again["applied"] as? [String])?.isEmpty == true)
  }

  @Test func aMissingStoreIsNotMade() async throws {
    let before = try bench.contents()
    #expect(try await bench.run("db", "migrate").exitCode == 66)
    #expect(try bench.contents() == before)
  }
}
