import Foundation
import GRDB
import Migrations
import TestSupport
import Testing
import Tracking

@Suite struct OpeningTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("store.sqlite")
  }

  /// Everything in the folder, so that a file left behind shows as well as a changed byte.
  private func snapshot() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.url.appending(path: $0))) })
  }

  /// Expects both ways of opening to fail alike and to leave the folder as it was.
  private func expectRefusal(_ check: (StoreError) -> Bool, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let before = try snapshot()
    for access in [Store.Access.readWrite, .readOnly] {
      let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
        try Store.open(path, access)
      }
      #expect(error.map(check) == true, "\(String(describing: error))", sourceLocation: sourceLocation)
    }
    #expect(try snapshot() == before, sourceLocation: sourceLocation)
  }

  @Test func makesANewStoreAndLeavesNothingElse() throws {
    _ = try Store.open(path, .readWrite)
    #expect(try snapshot().keys.sorted() == ["store.sqlite"])
    let header = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(100)
    #expect(Array(header[68..<72]) == Array("cnnl".utf8))
    #expect(Array(header[18..<20]) == [2, 2], "the file is in WAL mode")
    let store = try Store.open(path, .readOnly)
    #expect(try store.runs().isEmpty)
  }

  @Test func recordsEachMigrationByName() throws {
    _ = try Store.open(path, .readWrite)
    let names = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM migration")
    }
    #expect(names == Migration.all.map(\.name))
    #expect(names.first == "m0001_foundation")
  }

  @Test func theDigestIsOfTheSchemaThatTheMigrationsMake() throws {
    #expect(try Store.open(path, .readWrite).schemaDigest == Migration.schemaDigest)
  }

  @Test(arguments: [
    ("table run", "UPDATE sqlite_schema SET sql = replace(sql, 'splitHash', 'splitHush') WHERE name = 'run'"),
    (
      "table sweep",
      "UPDATE sqlite_schema SET sql = replace(sql, 'maximize', 'maximise') WHERE name = 'sweep'"
    ),
    ("index runByName", "DROP INDEX runByName"),
    ("trigger modelEventIsNotDeleted", "DROP TRIGGER modelEventIsNotDeleted"),
  ])
  func refusesTablesThatAreNotAsTheMigrationsMakeThem(_ place: String, _ sql: String) throws {
    _ = try Store.open(path, .readWrite)
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE mine (x); CREATE VIEW names AS SELECT name FROM run")
    }
    try queue.close()
    _ = try Store.open(path, .readWrite)
    let other = try DatabaseQueue(path: path)
    try other.write { db in
      try db.execute(sql: "PRAGMA writable_schema = ON; \(sql); PRAGMA writable_schema = OFF")
    }
    try other.close()
    try expectRefusal { error in
      error == .corrupt(path: path, detail: "not as the migrations make it: \(place)")
    }
  }

  @Test func readingChangesNothing() throws {
    _ = try Store.open(path, .readWrite).startRun(.sample())
    let before = try snapshot()
    #expect(try Store.open(path, .readOnly).runs().count == 1)
    #expect(try snapshot() == before)
  }

  @Test func refusesAMissingFileForReading() throws {
    #expect(throws: StoreError.notFound(path: path)) { try Store.open(path, .readOnly) }
    #expect(try snapshot().isEmpty)
  }

  @Test func refusesAMissingFolder() throws {
    let path = folder.path("no/such/store.sqlite")
    let error = #expect(throws: StoreError.self) { try Store.open(path, .readWrite) }
    #expect(error?.description.contains("there is no folder") == true)
  }

  @Test(arguments: [
    Data("label,pixel\n1,2\n".utf8), Data(repeating: 7, count: 5000), Data("SQLite format 3\0".utf8),
  ])
  func refusesWhatIsNotSQLite(content: Data) throws {
    try folder.write(content, to: "store.sqlite")
    try expectRefusal { $0 == .notADatabase(path: path) }
  }

  @Test func refusesAFolder() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: StoreError.self) { try Store.open(path, .readWrite) }
  }

  @Test(arguments: ["DELETE", "WAL"])
  func refusesADatabaseOfAnotherProgram(journal: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = \(journal); CREATE TABLE recipe (name TEXT)")
    }
    try queue.close()
    try expectRefusal { $0 == .notAStore(path: path) }
  }

  @Test(arguments: ["DELETE", "WAL"])
  func refusesAStoreOfANewerVersion(journal: String) throws {
    _ = try Store.open(path, .readWrite)
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "INSERT INTO migration (name, appliedAtSeconds) VALUES ('m9999_future', 0)")
    }
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = \(journal)") }
    try queue.close()
    try expectRefusal { $0 == .newerThanTool(path: path, found: ["m9999_future"]) }
  }

  @Test func aStoreWithoutSomeMigrationIsBroughtUpToDateOnlyForWriting() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = 0x636e6e6c") }
    try queue.close()
    let before = try snapshot()
    #expect(throws: StoreError.needsMigration(path: path, missing: Migration.all.map(\.name))) {
      try Store.open(path, .readOnly)
    }
    #expect(try snapshot() == before)
    #expect(try Store.open(path, .readWrite).runs().isEmpty)
    #expect(try Store.open(path, .readOnly).runs().isEmpty)
  }

  @Test func fillsAnEmptyFile() throws {
    try folder.write(Data(), to: "store.sqlite")
    #expect(throws: StoreError.needsMigration(path: path, missing: Migration.all.map(\.name))) {
      try Store.open(path, .readOnly)
    }
    let store = try Store.open(path, .readWrite)
    #expect(try store.runs().isEmpty)
  }

  @Test func opensAPathThatLooksLikeAURI() throws {
    let path = folder.path("file:a b?mode=memory#x%20.sqlite")
    let writer = try Store.open(path, .readWrite).startRun(.sample())
    #expect(try Store.open(path, .readOnly).runs().map(\.id) == [writer.id])
  }

  @Test func aReadOnlyStoreRefusesToWrite() throws {
    _ = try Store.open(path, .readWrite)
    let store = try Store.open(path, .readOnly)
    #expect(throws: StoreError.readOnly(path: path)) { try store.startRun(.sample()) }
  }

  @Test func manyThreadsMakeOneStore() async throws {
    let path = path
    try await withThrowingTaskGroup(of: RunID.self) { group in
      for _ in 0..<8 {
        group.addTask { try Store.open(path, .readWrite).startRun(.sample()).id }
      }
      var ids: Set<RunID> = []
      for try await id in group { ids.insert(id) }
      #expect(Set(try Store.open(path, .readOnly).runs().map(\.id)) == ids)
    }
    #expect(try snapshot().keys.filter { $0.hasSuffix(".new") }.isEmpty)
  }

  @Test func theSchemaIsSoundAndStrict() throws {
    _ = try Store.open(path, .readWrite)
    try DatabaseQueue(path: path).read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      let loose = try String.fetchAll(
        db,
        sql:
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
      )
      #expect(loose == [])
    }
  }
}
