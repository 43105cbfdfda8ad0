import Foundation
import GRDB

extension Store {
  /// Deletes the tensors, labels, golden inputs, working differences, architectures, datasets, environments, experiments
  /// and metrics that nothing refers to, in one transaction.
  public func collectGarbage() throws(StoreError) -> Garbage {
    // To check that nobody refers to a metric SQLite would read all points.
    try withConnection(checkingReferences: false) { queue in
      try queue.writeWithoutTransaction { db in
        var kinds: [Garbage.Kind] = []
        try db.inTransaction(.immediate) {
          kinds = try SharedTable.allCases.map { try $0.deleteUnused(db) }
          return .commit
        }
        return Garbage(kinds: kinds)
      }
    }
  }

  /// Writes the file anew without the room that is free in it, and gives that back to the system.
  ///
  /// It takes as much room again on the disk while it works. Where another process writes or reads for long, nothing
  /// is lost: the result says what stood in the way.
  public func compact() throws(StoreError) -> Compaction {
    let before = byteCountOnDisk
    var obstacle: String?
    do throws(StoreError) {
      obstacle = try withConnection(busySeconds: 5) { queue in
        try queue.writeWithoutTransaction { db in
          try db.execute(sql: "VACUUM")
          let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
          return isBusy
            ? "another process is reading the store; its file becomes smaller when the last one has ended"
            : nil
        }
      }
    } catch {
      switch error {
      case .busy: obstacle = "another process is writing to the store; try again when it has ended"
      case .failed(_, let detail): obstacle = "SQLite could not write the file anew: \(detail)"
      default: throw error
      }
    }
    return Compaction(byteCountBefore: before, byteCountAfter: byteCountOnDisk, obstacle: obstacle)
  }

  /// The drafts beside the store that nobody has touched for a day; they are left to the user.
  public var forgottenDrafts: [ForgottenDraft] {
    StoreDraft.forgotten(beside: file, now: surroundings.now())
  }

  private var byteCountOnDisk: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: file + suffix)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }
}
