import Foundation
import GRDB

extension Store {
  /// One checkpoint of a run; `noCheckpoint` names those that there are.
  public func checkpoint(run: RunID, _ selector: CheckpointSelector) throws(StoreError) -> CheckpointRecord {
    let all = try checkpoints(run: run)
    let found =
      switch selector {
      case .best: all.first { $0.tags.contains(.best) }
      case .last: all.first { $0.tags.contains(.last) }
      case .epoch(let epoch): all.last { $0.epoch == epoch }
      }
    guard let found else {
      throw .noCheckpoint(
        run: run.short, selector: "\(selector)",
        available: all.map { record in
          (record.tags.map(\.rawValue).sorted() + ["epoch=\(record.epoch)"]).joined(separator: " ")
        })
    }
    return found
  }

  /// All checkpoints of a run, in order of epoch and step.
  public func checkpoints(run: RunID) throws(StoreError) -> [CheckpointRecord] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, epoch, step, createdAtSeconds,
            (SELECT group_concat(tag) FROM checkpointTag WHERE checkpointTag.checkpoint = checkpoint.id) AS tags
          FROM checkpoint WHERE run = ? ORDER BY epoch, step
          """, arguments: [try Self.runKey(run, db)])
      return try rows.map { row in
        let tags = (try row["tags"] as String? ?? "").split(separator: ",")
        return try CheckpointRecord(
          key: row["id"], run: run, epoch: row["epoch"], step: row["step"],
          tags: Set(tags.compactMap { CheckpointTag(rawValue: String($0)) }),
          createdAt: Date(timeIntervalSince1970: row["createdAtSeconds"]))
      }
    }
  }
}
