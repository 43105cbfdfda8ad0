import GRDB

extension RunWriter {
  /// Saves a checkpoint, moves its tags to it and deletes what no tag holds any more, all in one transaction, which
  /// also writes the points logged so far.
  ///
  /// Saving the same epoch and step again replaces the tensors and adds the tags. Scores of the epoch, where given,
  /// are stored in the same transaction, and so is the state from which the training can go on.
  public func save(
    _ checkpoint: CheckpointWrite, scores: ScoreWrite? = nil, state: StoredTrainingState? = nil
  ) throws(StoreError) {
    guard !checkpoint.tags.isEmpty else {
      throw .invalidCheckpoint(detail: "expected at least one tag (best, last), found none")
    }
    let names = Set(checkpoint.tensors.map(\.name))
    guard names.count == checkpoint.tensors.count else {
      throw .invalidCheckpoint(detail: "two of its \(checkpoint.tensors.count) tensors have the same name")
    }
    let now = store.nowSeconds
    try write { db in
      let target = try checkpointKey(checkpoint, now: now, db)
      let replaced = try CheckpointTables.dropTensorList(target, db)
      try CheckpointTables.insert(checkpoint.tensors, checkpoint: target, db)
      for tag in checkpoint.tags {
        try db.execute(
          sql: "INSERT OR REPLACE INTO checkpointTag (run, tag, checkpoint) VALUES (?, ?, ?)",
          arguments: [key, tag.rawValue, target])
      }
      try CheckpointTables.deleteUntagged(run: key, db)
      try CheckpointTables.deleteUnused(replaced, db)
      if let scores {
        try ScoreTables.insert(scores, run: key, epoch: checkpoint.epoch, step: checkpoint.step, db)
      }
      if let state { try TrainingStateTables.save(state, run: key, now: now, db) }
    }
  }

  /// Saves a state from which the training can go on, in the place of the one before.
  public func save(_ state: StoredTrainingState) throws(StoreError) {
    let now = store.nowSeconds
    try write { db in try TrainingStateTables.save(state, run: key, now: now, db) }
  }

  /// The row of the checkpoint of this epoch and step, made where it is new.
  private func checkpointKey(_ checkpoint: CheckpointWrite, now: Double, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db,
      sql: """
        INSERT INTO checkpoint (run, epoch, step, createdAtSeconds) VALUES (?, ?, ?, ?)
        ON CONFLICT (run, epoch, step) DO UPDATE SET createdAtSeconds = excluded.createdAtSeconds
        RETURNING id
        """, arguments: [key, checkpoint.epoch, checkpoint.step, now]) ?? db.lastInsertedRowID
  }
}
