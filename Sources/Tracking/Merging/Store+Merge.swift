import Foundation
import GRDB

extension Store {
  /// Takes over all that another store holds, in one transaction.
  ///
  /// What both have is one afterwards, and whoever is further on stands. Merging the same store again changes nothing,
  /// and of two stores each may be merged into the other: both then hold the same. The other store is only read; an older
  /// one is brought up to date in a copy.
  ///
  /// - Parameter isTrial: whether all is undone in the end, so that only the report tells what would be.
  public func merge(_ path: String, isTrial: Bool = false) throws(StoreError) -> MergeReport {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    guard !isSameFile(path) else { throw .sameStore(path: path) }
    do throws(StoreError) {
      let other = try Store.open(path, .readOnly, surroundings: surroundings)
      return try take(.all, from: other, isTrial: isTrial)
    } catch {
      guard case .needsMigration = error else { throw error }
    }
    return try withMigratedCopy(of: path) { other throws(StoreError) in
      try take(.all, from: other, isTrial: isTrial)
    }
  }

  /// Takes over what is selected of another store that is up to date.
  func take(
    _ selection: MergeSelection, from other: Store, isTrial: Bool = false
  ) throws(StoreError) -> MergeReport {
    try withConnection { queue in
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other.attachment])
        var report = MergeReport()
        do {
          try db.inTransaction(.immediate) {
            report = try Merger(db: db, selection: selection, otherPath: other.path).merge()
            return isTrial ? .rollback : .commit
          }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          // Rows that this store may not hold: the other one holds them against its own rules.
          throw StoreError.corrupt(
            path: other.path, detail: error.message ?? "rows that contradict each other")
        }
        return report
      }
    }
  }

  /// The file as SQLite attaches it: for reading only where it could not be written to anyway.
  private var attachment: String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let manager = FileManager.default
    guard !manager.isWritableFile(atPath: file) || !manager.isWritableFile(atPath: folder),
      let escaped = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    else { return file }
    let hasLog = manager.fileExists(atPath: file + "-wal")
    return "file://\(escaped)?\(hasLog ? "mode=ro" : "immutable=1")"
  }

  private func isSameFile(_ path: String) -> Bool {
    var (own, other) = (stat(), stat())
    guard stat(file, &own) == 0, stat(path, &other) == 0 else { return false }
    return own.st_dev == other.st_dev && own.st_ino == other.st_ino
  }

  /// Does something with a copy of an older store, brought up to date beside this one.
  private func withMigratedCopy<Value>(
    of path: String, _ body: (Store) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let copy = "\(file).\(UUID().uuidString).new"
    defer {
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: copy + suffix)
      }
    }
    do {
      let older = try DatabaseQueue(path: URL(fileURLWithPath: path).path)
      defer { try? older.close() }
      try Store(path: path, access: .readOnly, database: older, surroundings: surroundings)
        .copy(to: copy, reportedAs: path)
    } catch {
      throw StoreError(error, path: path)
    }
    let migrated = try Store.open(copy, .readWrite, surroundings: surroundings)
    defer { try? migrated.database.close() }
    return try body(migrated)
  }
}
