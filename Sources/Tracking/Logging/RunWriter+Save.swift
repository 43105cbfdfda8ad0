import GRDB

extension RunWriter {
  /// Saves a checkpoint, moves its tags to it and deletes what no tag holds any more, all in one transaction, which
  /// also writes the points logged so far.
  ///
  /// Tensors that are too many to be held in memory are written before it; see `TensorStage`.
  ///
  /// Saving the same epoch and step again replaces the tensors with their proof and adds the tags; where the tensors are
  /// the same, the proof stays unless there is another. What a version of a model stands on is not replaced. Scores of the
  /// epoch, where given, are stored in the same transaction, and so is the state from which the training can go on.
  public func save(
    _ checkpoint: CheckpointWrite, scores: ScoreWrite? = nil, state: StoredTrainingState? = nil
  ) throws(StoreError) {
    guard !checkpoint.tags.isEmpty else {
      throw .invalidCheckpoint(detail: "expected at least one tag (best, last), found none")
    }
    let tensors = try TensorStage(checkpoint.tensors, in: store).tensors
    let now = store.nowSeconds
    try write { db in
      let target = try checkpointKey(checkpoint, now: now, db)
      let replaced = try replaceTensors(of: target, by: tensors, checkpoint.golden, db)
      for tag in checkpoint.tags {
        try db.execute(
          sql: "INSERT OR REPLACE INTO checkpointTag (run, tag, checkpoint) VALUES (?, ?, ?)",
          arguments: [key, tag.rawValue, target])
      }
      try rank(checkpoint.ranking ?? [], db)
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

  /// Puts tensors and proof in the place of those that a checkpoint has; returns the tensors that it had.
  private func replaceTensors(
    of target: Int64, by tensors: [StagedTensor], _ golden: GoldenAnswer?, _ db: Database
  ) throws -> [Int64] {
    let before = try CheckpointTables.contents(target, db)
    let isSame = before == tensors.map { [$0.name, $0.digest] }
    if isSame, golden == nil, try ProofTables.exists(checkpoint: target, db) { return [] }
    guard isSame || before.isEmpty else {
      let versions = try ModelVersionRecord.fetchAll(db, where: "modelVersion.checkpoint = \(target)")
      guard versions.isEmpty else {
        throw StoreError.heldByVersions(run: id.short, versions: versions.map(\.reference))
      }
      return try put(tensors, golden, in: target, replacing: CheckpointTables.dropPackings(target, db), db)
    }
    return try put(tensors, golden, in: target, replacing: [], db)
  }

  private func put(
    _ tensors: [StagedTensor], _ golden: GoldenAnswer?, in target: Int64, replacing packed: [Int64],
    _ db: Database
  ) throws -> [Int64] {
    let replaced = try CheckpointTables.dropTensorList(target, db) + packed
    try TensorTables.list(tensors, under: "checkpoint", target, db)
    try ProofTables.delete(checkpoint: target, db)
    try ProofTables.insert(golden, checkpoint: target, db)
    return replaced
  }

  /// Gives the tags of ranks to the checkpoints of some epochs, the best first.
  private func rank(_ epochs: [Int], _ db: Database) throws {
    for (position, epoch) in epochs.enumerated() {
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO checkpointTag (run, tag, checkpoint)
          SELECT run, ?, id FROM checkpoint WHERE run = ? AND epoch = ? ORDER BY step DESC LIMIT 1
          """, arguments: [CheckpointTag.top(position + 1).rawValue, key, epoch])
    }
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
