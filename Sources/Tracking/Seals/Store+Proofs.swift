import GRDB

extension Store {
  /// What a checkpoint is held against; nil where an earlier version stored it, which sealed nothing.
  public func proof(of checkpoint: CheckpointRecord) throws(StoreError) -> ProofRecord? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT seal, digest, sampleCount, shapeJSON, data, scoreData
          FROM proof LEFT JOIN goldenInput ON goldenInput.id = proof.goldenInput WHERE checkpoint = ?
          """, arguments: [checkpoint.key])
      return try row.map { try Self.proof($0, sealNow: Seal.of(checkpoint: checkpoint.key, db)) }
    }
  }

  /// The proofs of a checkpoint's packings by their precision.
  public func packingProofs(of checkpoint: CheckpointRecord) throws(StoreError) -> [String: ProofRecord] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT packing.seal, digest, sampleCount, shapeJSON, data, packing.scoreData, packing.id, precision
          FROM packing LEFT JOIN proof ON proof.checkpoint = packing.checkpoint
            LEFT JOIN goldenInput ON goldenInput.id = proof.goldenInput
          WHERE packing.checkpoint = ?
          """, arguments: [checkpoint.key])
      return try rows.reduce(into: [:]) { proofs, row in
        try proofs[row[7]] = Self.proof(
          row, sealNow: Seal.of(checkpoint: checkpoint.key, packing: row[6], db))
      }
    }
  }

  /// All checkpoints of the store, run by run.
  public func allCheckpoints() throws(StoreError) -> [CheckpointRecord] {
    let runs = try read { db in
      try String.fetchAll(
        db, sql: "SELECT uuid FROM run WHERE id IN (SELECT run FROM checkpoint) ORDER BY id")
    }
    var all: [CheckpointRecord] = []
    for run in runs { all += try checkpoints(run: RunID(stored: run)) }
    return all
  }

  private static func proof(_ row: Row, sealNow: String) throws -> ProofRecord {
    let seal: String = try row[0]
    guard let digest = try row[1] as String?, row.hasValue(at: 5) else {
      return ProofRecord(seal: seal, sealNow: sealNow)
    }
    let input = try GoldenInput(
      sampleCount: row[2], shape: jsonValue([Int].self, row[3]), data: row.bytes(at: 4))
    return ProofRecord(
      seal: seal, sealNow: sealNow,
      golden: GoldenAnswer(input: input, scores: GoldenAnswer.scores(of: try row.bytes(at: 5))),
      goldenDigest: digest)
  }
}

extension Row {
  fileprivate func hasValue(at column: Int) -> Bool { !(self[column] as DatabaseValue).isNull }
}
