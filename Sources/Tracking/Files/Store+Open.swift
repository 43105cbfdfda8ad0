import Foundation
import GRDB
import Migrations

extension Store {
  /// Opens a store.
  ///
  /// A file that is not a store, or one made by a newer version, is refused before anything is written to it; one whose
  /// tables have been damaged is refused too.
  public static func open(_ path: String, _ access: Access) throws(StoreError) -> Store {
    try open(path, access, surroundings: .system)
  }

  /// Opens a store in surroundings of the caller's making.
  package static func open(
    _ path: String, _ access: Access, surroundings: Surroundings
  ) throws(StoreError) -> Store {
    // Absolute, so that SQLite never takes a name like "file:x" for a URI.
    let file = URL(fileURLWithPath: path).path
    do {
      if FileManager.default.fileExists(atPath: file) {
        try inspect(file, path: path)
      } else if access == .readOnly {
        throw StoreError.notFound(path: path)
      } else {
        try create(file, path: path, now: surroundings.now().timeIntervalSince1970)
      }
      let database = try connect(file, access)
      switch access {
      case .readOnly:
        let missing = try database.read { try missingMigrations($0, path: path) }
        guard missing.isEmpty else {
          throw StoreError.needsMigration(path: path, missing: missing.map(\.name))
        }
      case .readWrite:
        try migrate(database, path: path, now: surroundings.now().timeIntervalSince1970)
      }
      return Store(path: path, access: access, database: database, surroundings: surroundings)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Refuses a file by what it holds, without changing it.
  private static func inspect(_ file: String, path: String) throws {
    guard let header = try StoreHeader(of: file, path: path) else { return }
    let isOurs = header.applicationID == StoreHeader.applicationID
    try peek(file) { db in
      if isOurs {
        // An older one is checked when it has been brought up to date.
        if try missingMigrations(db, path: path).isEmpty { try checkSchema(db, path: path) }
      } else {
        // A store whose making was cut short before its first transaction is an empty database.
        let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
        guard header.applicationID == 0, objects == 0 else { throw StoreError.notAStore(path: path) }
      }
    }
  }

  /// Reads a file without leaving anything beside it.
  private static func peek(_ file: String, _ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    // Where no log lies beside the file no process has it open: as immutable, it gets no log from us either.
    if !FileManager.default.fileExists(atPath: file + "-wal"),
      let escaped = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    {
      do {
        let uri = "file://\(escaped)?immutable=1"
        return try DatabaseQueue(path: uri, configuration: configuration).read(body)
      } catch is DatabaseError {
        // SQLite was built without URIs, or a process has just begun to write: the way of locks will tell.
      }
    }
    try DatabaseQueue(path: file, configuration: configuration).read(body)
  }

  /// Makes a whole store under another name and then gives it its own, so that no one ever meets half a store.
  private static func create(_ file: String, path: String, now: Double) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw StoreError.cannotOpen(path: path, detail: "there is no folder \(folder); make it first")
    }
    let draft = "\(file).\(UUID().uuidString).new"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    var configuration = Configuration()
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: draft, configuration: configuration)
    try migrate(queue, path: path, now: now)
    try queue.close()
    // Where another process was quicker, its file stands.
    guard link(draft, file) != 0, errno != EEXIST else { return }
    // A file system without hard links.
    try FileManager.default.moveItem(atPath: draft, toPath: file)
  }

  /// The connections that the store lives on.
  private static func connect(_ file: String, _ access: Access) throws -> any DatabaseWriter {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    switch access {
    case .readWrite:
      return try DatabasePool(path: file, configuration: configuration)
    case .readOnly:
      // SQLite reads a file with a log best through a connection that could write; `Store.write` refuses to.
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      configuration.readonly =
        !FileManager.default.isWritableFile(atPath: file)
        || !FileManager.default.isWritableFile(atPath: folder)
      return try DatabaseQueue(path: file, configuration: configuration)
    }
  }

  /// How long to wait for another process's transaction.
  private static let busyTimeoutSeconds = 30.0
}
