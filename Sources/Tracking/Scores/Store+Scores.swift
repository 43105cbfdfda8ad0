import GRDB

extension Store {
  /// A run's stored scores of a split, in order of epoch.
  ///
  /// - Parameter epoch: the one epoch that is meant; nil for all that are stored.
  public func scores(of run: RunID, split: String, epoch: Int? = nil) throws(StoreError) -> [ScoreRecord] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT epoch, step, digest, columnCount, codec, score.data
          FROM score JOIN labelSet ON labelSet.id = score.labelSet
          WHERE run = ? AND split = ? AND (? IS NULL OR epoch = ?) ORDER BY epoch
          """, arguments: [try Self.runKey(run, db), split, epoch, epoch])
      var records: [ScoreRecord] = []
      while let row = try rows.next() {
        records.append(
          try ScoreRecord(
            split: split, epoch: row[0], step: row[1], labelDigest: row[2], columnCount: row[3],
            codec: row[4],
            data: row.bytes(at: 5)))
      }
      return records
    }
  }

  /// Which scores of a run are stored, in order of split and epoch.
  public func storedScores(of run: RunID) throws(StoreError) -> [StoredScores] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT split, epoch, sampleCount, length(score.data)
          FROM score JOIN labelSet ON labelSet.id = score.labelSet WHERE run = ? ORDER BY split, epoch
          """, arguments: [try Self.runKey(run, db)])
      return try rows.map {
        try StoredScores(split: $0[0], epoch: $0[1], sampleCount: $0[2], byteCount: $0[3])
      }
    }
  }

  /// The truth that stored scores are held against.
  public func labelSet(_ digest: String) throws(StoreError) -> LabelSet {
    try read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT sampleCount, classesJSON, data FROM labelSet WHERE digest = ?", arguments: [digest])
      guard let row else {
        throw StoreError.corrupt(path: path, detail: "the labels \(digest.prefix(12)) are missing")
      }
      return try LabelSet(
        digest: digest, sampleCount: row[0], classes: jsonValue([String].self, row[1]),
        data: row.bytes(at: 2))
    }
  }
}
