import GRDB

extension Store {
  /// Copies the store as it is at this moment into a new file, while others go on writing to it.
  ///
  /// The copy is made by SQLite under another name and gets its own when it is whole. What is written meanwhile is not
  /// in it.
  ///
  /// - Parameter progress: told now and then how many pages are copied, and of how many; an error ends the work.
  /// - Throws: `alreadyThere` where there is a file already.
  public func backUp(
    to path: String, progress: ((_ done: Int, _ of: Int) throws -> Void)? = nil
  ) throws(StoreError) {
    let draft = try StoreDraft(of: path)
    defer { draft.remove() }
    try copy(to: draft.file, reportedAs: path, progress: progress)
    try draft.publish()
  }

  /// Copies the store into a file that is not there, and closes it.
  func copy(
    to file: String, reportedAs path: String, progress: ((_ done: Int, _ of: Int) throws -> Void)? = nil
  ) throws(StoreError) {
    do {
      let target = try DatabaseQueue(path: file)
      defer { try? target.close() }
      try target.writeWithoutTransaction { target in
        try database.read { db in
          // A reading transaction that has begun to read: the copy is of one moment, and never begins anew because
          // somebody has written.
          _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
          try db.backup(to: target, pagesPerStep: 1024) {
            try progress?($0.completedPageCount, $0.totalPageCount)
          }
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
