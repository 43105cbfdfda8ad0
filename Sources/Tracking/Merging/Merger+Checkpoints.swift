import GRDB

extension Merger {
  /// Takes over checkpoints, by run, epoch and step: those of the run that stands, and those that versions hold.
  ///
  /// Where both stores have one with other weights, the one stands that a version holds, else that of the run that stands.
  func takeCheckpoints(counting report: inout MergeReport) throws {
    try chooseCheckpoints()
    try copy("checkpoint", where: "o.id IN (\(Self.taken) AND own IS NULL)")
    try map(
      "checkpoint", by: ["run", "epoch", "step"], where: "o.run IN (SELECT other FROM temp.choice_run)")
    report.checkpoints = try number("SELECT count(*) FROM temp.choice_checkpoint WHERE isTaken")
    for table in ["checkpointTensor", "proof", "packing"] {
      try db.execute(
        sql: """
          DELETE FROM main.\(table) WHERE checkpoint IN (
            SELECT own FROM temp.choice_checkpoint WHERE isTaken AND own IS NOT NULL)
          """)
    }
    try db.execute(
      sql: """
        UPDATE main.checkpoint AS m SET createdAtSeconds = (
          SELECT o.createdAtSeconds FROM other.checkpoint AS o JOIN temp.choice_checkpoint AS c ON c.other = o.id
          WHERE c.own = m.id)
        WHERE id IN (
          SELECT own FROM temp.choice_checkpoint WHERE isTaken OR (isSame AND choice = 'other'))
        """)
    try copy("checkpointTensor", where: "o.checkpoint IN (\(Self.taken))")
    try db.execute(
      sql: """
        DELETE FROM main.checkpointTag
        WHERE run IN (SELECT own FROM temp.choice_run WHERE choice = 'other')
        """)
    try copy("checkpointTag", where: "o.run IN (\(chosen("run", "new", "other")))")
    try takeProofs()
  }

  /// SQL for the other store's checkpoints whose weights are taken over.
  static let taken = "SELECT other FROM temp.choice_checkpoint WHERE isTaken"
  /// SQL for the other store's checkpoints whose weights are now those here.
  static let standing = "SELECT other FROM temp.choice_checkpoint WHERE (isTaken OR isSame)"

  private func chooseCheckpoints() throws {
    func weights(_ checkpoint: String, in schema: String) -> String {
      """
      (SELECT group_concat(line, char(10)) FROM (
        SELECT c.name || ' ' || t.digest AS line FROM \(schema).checkpointTensor AS c
          JOIN \(schema).tensor AS t ON t.id = c.tensor WHERE c.checkpoint = \(checkpoint) ORDER BY c.position))
      """
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE choice_checkpoint (
          other INTEGER PRIMARY KEY, own INTEGER, choice TEXT NOT NULL, isSame INTEGER NOT NULL,
          isHeldHere INTEGER NOT NULL, isHeldThere INTEGER NOT NULL, isTaken INTEGER NOT NULL DEFAULT 0);
        INSERT INTO temp.choice_checkpoint (other, own, choice, isSame, isHeldHere, isHeldThere)
        SELECT o.id, m.id, r.choice,
          m.id IS NOT NULL AND \(weights("o.id", in: "other")) IS \(weights("m.id", in: "main")),
          EXISTS (SELECT 1 FROM main.modelVersion AS v WHERE v.checkpoint = m.id),
          EXISTS (SELECT 1 FROM other.modelVersion AS o WHERE o.checkpoint = checkpoint.id AND \(try isSelected("modelVersion")))
        FROM other.checkpoint AS checkpoint JOIN temp.choice_run AS r ON r.other = checkpoint.run
          JOIN other.checkpoint AS o ON o.id = checkpoint.id
          LEFT JOIN main.checkpoint AS m ON m.run = r.own AND m.epoch = o.epoch AND m.step = o.step;
        UPDATE temp.choice_checkpoint SET isTaken = CASE
          WHEN own IS NULL THEN choice <> 'own' OR isHeldThere
          WHEN isSame THEN 0 WHEN isHeldThere THEN 1 WHEN isHeldHere THEN 0 ELSE choice = 'other' END;
        """)
    let conflict = try Row.fetchOne(
      db,
      sql: """
        SELECT run.uuid, checkpoint.epoch FROM temp.choice_checkpoint AS c
          JOIN other.checkpoint ON checkpoint.id = c.other JOIN other.run ON run.id = checkpoint.run
        WHERE own IS NOT NULL AND NOT isSame AND isHeldHere AND isHeldThere
        """)
    guard let conflict else { return }
    throw try StoreError.mergeConflict(
      path: otherPath,
      detail: "both stores have registered the checkpoint of epoch \(conflict[1] as Int) of run "
        + "\((conflict[0] as String).prefix(8)), with different weights; delete one of the versions first")
  }

  /// Of two proofs of the same weights the one with a golden input stands.
  private func takeProofs() throws {
    try db.execute(
      sql: """
        DELETE FROM main.proof WHERE checkpoint IN (
          SELECT c.own FROM temp.choice_checkpoint AS c JOIN other.proof AS o ON o.checkpoint = c.other
            JOIN main.proof AS m ON m.checkpoint = c.own
          WHERE c.isSame AND (o.goldenInput IS NOT NULL, o.seal) > (m.goldenInput IS NOT NULL, m.seal))
        """)
    try copy(
      "proof",
      where: """
        o.checkpoint IN (\(Self.standing)) AND NOT EXISTS (
          SELECT 1 FROM main.proof AS m WHERE m.checkpoint = \(own("o.checkpoint", of: "checkpoint")))
        """)
  }
}
