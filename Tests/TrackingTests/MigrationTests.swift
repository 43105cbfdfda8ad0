import Foundation
import GRDB
import Migrations
import TestSupport
import Testing
import Tracking

/// Stores of earlier versions, brought up to date with what they hold.
@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("store.sqlite")
  }

  /// A store as the first version made it, with two runs that differ in their seed alone.
  private func makeFirstStore() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: Migration.all[0].sql)
      try db.execute(
        sql: """
          PRAGMA application_id = 0x636e6e6c;
          CREATE TABLE migration (name TEXT PRIMARY KEY, appliedAtSeconds REAL NOT NULL) STRICT;
          INSERT INTO migration VALUES ('m0001_foundation', 1e9);
          INSERT INTO experiment VALUES (1, 'digits');
          INSERT INTO architecture VALUES (1, 'a1', 'lenet5', '{}');
          INSERT INTO dataset VALUES (1, 'digits', 'd1');
          INSERT INTO environment VALUES (1, '0.1.0', NULL, NULL, 'host', 'Debian', 'cpu', 2);
          INSERT INTO metric VALUES (1, 'val', 'f1');
          """)
      for run in 1...2 {
        try db.execute(
          sql: """
            INSERT INTO run (id, uuid, name, state, experiment, architecture, dataset, environment, parameterCount,
              splitHash, seed, startedAtSeconds, heartbeatAtSeconds, finishedAtSeconds, epochs, durationSeconds,
              ownerHost, ownerBootID, ownerPID)
            VALUES (?1, '00000000-0000-0000-0000-00000000000' || ?1, 'run-' || ?1, 'finished', 1, 1, 1, 1, 10,
              's', ?1, 1e9, 1e9, 1e9, 5, 1.5, 'host', 'boot', 1)
            """, arguments: [run])
        try db.execute(sql: "INSERT INTO runDetail VALUES (?, '[]', '{}', '{}')", arguments: [run])
        try db.execute(sql: "INSERT INTO param VALUES (?1, 'seed', 'integer', ?1)", arguments: [run])
        for epoch in 1...5 {
          try db.execute(
            sql: "INSERT INTO point VALUES (?, 1, ?, ?, ?)",
            arguments: [run, epoch, 10 * epoch, 0.1 * Double(epoch)])
        }
        try db.execute(
          sql: "INSERT INTO metricSummary VALUES (?, 1, 5, 0.5, 5, 50, 0.1, 1, 0.5, 5)", arguments: [run])
      }
    }
    try queue.close()
  }

  @Test func aFirstStoreKeepsAllAndTakesMore() throws {
    try makeFirstStore()
    let missing = Migration.all.dropFirst().map(\.name)
    #expect(throws: StoreError.needsMigration(path: path, missing: missing)) {
      try Store.open(path, .readOnly)
    }
    let store = try Store.open(path, .readWrite)
    let runs = try store.runs()
    #expect(runs.map(\.name) == ["run-1", "run-2"] && runs.map(\.epochs) == [5, 5])
    #expect(runs.allSatisfy { $0.tags.isEmpty && $0.multiplyAdds == nil && $0.summary?.cpuSeconds == nil })
    #expect(runs[0].configuration == runs[1].configuration)
    let history = try store.metricHistory(run: runs[0].id, metric: "val.f1")
    #expect(history.map(\.epoch) == [1, 2, 3, 4, 5] && history.last?.value == 0.5)
    let detail = try store.detail(of: runs[0].id)
    #expect(detail.logTail.isEmpty && detail.workingDiff == nil)
    let run = try store.startRun(experiment: "digits")
    try run.log("val.f1", 1, epoch: 1)
    try run.finish()
    #expect(try Store.open(path, .readOnly).runs().count == 3)
    let configurations = try DatabaseQueue(path: path).read {
      try Int.fetchAll(
        $0, sql: "SELECT count(DISTINCT configuration) FROM run WHERE configuration IS NOT NULL")
    }
    #expect(configurations == [2])
  }

  /// Models 'signs' and, renamed by a merge, 'digits-bbbb', with what the log of the fourth version said of them.
  @Test func theLogOfAFourthStoreSaysOfWhichModelItIs() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for migration in Migration.all.prefix(4) { try db.execute(sql: migration.sql) }
      try db.execute(
        sql: """
          PRAGMA application_id = 0x636e6e6c;
          CREATE TABLE migration (name TEXT PRIMARY KEY, appliedAtSeconds REAL NOT NULL) STRICT;
          INSERT INTO model (uuid, name, createdAtSeconds) VALUES
            ('aaaaaaaa-0000-0000-0000-000000000000', 'signs', 100),
            ('aaaaaaaa-0000-0000-0000-000000000001', 'digits', 100),
            ('bbbbbbbb-0000-0000-0000-000000000002', 'digits-bbbb', 200);
          """)
      for migration in Migration.all.prefix(4) {
        try db.execute(sql: "INSERT INTO migration VALUES (?, 1e9)", arguments: [migration.name])
      }
      // One of before the model was made, of another of its name; those of one name that two models have had.
      let entries = [("signs", 50), ("signs", 100), ("signs", 300), ("digits", 300), ("digits-bbbb", 300)]
      for (place, entry) in entries.enumerated() {
        try db.execute(
          sql: """
            INSERT INTO modelEvent (uuid, model, kind, actor, host, atSeconds)
            VALUES ('00000000-0000-0000-0000-00000000000' || ?, ?, 'register', 'me', 'here', ?)
            """, arguments: [place, entry.0, entry.1])
      }
    }
    try queue.close()
    let log = try Store.open(path, .readWrite).modelEvents()
    #expect(log.map(\.model) == ["signs", "signs", "signs", "digits", "digits-bbbb"])
    #expect(log.map { $0.modelID?.description.last } == [nil, "0", "0", nil, "2"])
    #expect(log.allSatisfy { $0.kind == .register && $0.actor == "me" && $0.host == "here" })
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE modelEvent SET kind = 'alias'") }
    }
  }
}
