import GRDB

extension Merger {
  /// Takes over packings, by checkpoint and precision; of two of the same weights the older stands.
  func takePackings() throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE choice_packing (other INTEGER PRIMARY KEY, own INTEGER, isTaken INTEGER NOT NULL);
        INSERT INTO temp.choice_packing
        SELECT o.id, m.id,
          m.id IS NULL OR (o.createdAtSeconds, o.seal) < (m.createdAtSeconds, m.seal)
        FROM other.packing AS o JOIN temp.map_checkpoint AS c ON c.other = o.checkpoint
          LEFT JOIN main.packing AS m ON m.checkpoint = c.own AND m.precision = o.precision
        WHERE o.checkpoint IN (\(Self.standing));
        """)
    let taken = "SELECT other FROM temp.choice_packing WHERE isTaken"
    try copy("packing", where: "o.id IN (\(taken) AND own IS NULL)")
    try map(
      "packing", by: ["checkpoint", "precision"], where: "o.id IN (SELECT other FROM temp.choice_packing)")
    let replaced = "SELECT own FROM temp.choice_packing WHERE isTaken AND own IS NOT NULL"
    // In place, as versions refer to it.
    try db.execute(
      sql: """
        UPDATE main.packing AS m SET (seal, metricSeal, scoreData, createdAtSeconds) = (
          SELECT seal, metricSeal, scoreData, createdAtSeconds FROM other.packing AS o
            JOIN temp.choice_packing AS c ON c.other = o.id WHERE c.own = m.id)
        WHERE id IN (\(replaced));
        DELETE FROM main.packingTensor WHERE packing IN (\(replaced));
        DELETE FROM main.packingMetric WHERE packing IN (\(replaced));
        """)
    for table in ["packingTensor", "packingMetric"] { try copy(table, where: "o.packing IN (\(taken))") }
  }

  /// Takes over evaluations of the runs.
  func takeEvaluations(counting report: inout MergeReport) throws {
    let last = try number("SELECT ifnull(max(id), 0) FROM main.evaluation")
    let ofRuns = "o.run IN (SELECT other FROM temp.choice_run)"
    report.evaluations = try copy(
      "evaluation",
      where: "\(ofRuns) AND NOT EXISTS (SELECT 1 FROM main.evaluation AS m WHERE m.uuid = o.uuid)")
    try map("evaluation", by: ["uuid"], where: ofRuns)
    try copy(
      "evaluationMetric",
      where: "o.evaluation IN (SELECT other FROM temp.map_evaluation WHERE own > \(last))")
  }
}
