import GRDB

extension Merger {
  /// Takes over sweeps; of one that both have, the definition of the store with more trials stands.
  func takeSweeps(counting report: inout MergeReport) throws {
    let condition = try isSelected("sweep")
    // Names are settled when all are there.
    report.newSweeps = try copy(
      "sweep",
      where: "\(condition) AND NOT EXISTS (SELECT 1 FROM main.sweep AS m WHERE m.uuid = o.uuid)",
      changing: ["name": "o.uuid"])
    try map("sweep", by: ["uuid"], where: condition)
    try db.execute(
      sql: """
        UPDATE main.sweep AS m SET (method, metric, goal, experimentText, resolvedJSON) = (
          SELECT method, metric, goal, experimentText, resolvedJSON FROM other.sweep AS o WHERE o.uuid = m.uuid)
        WHERE EXISTS (
          SELECT 1 FROM other.sweep AS o JOIN temp.map_sweep AS s ON s.other = o.id WHERE s.own = m.id AND (
            (SELECT count(*) FROM other.trial AS t WHERE t.sweep = o.id), o.experimentText, o.resolvedJSON
          ) > ((SELECT count(*) FROM main.trial AS t WHERE t.sweep = m.id), m.experimentText, m.resolvedJSON))
        """)
    report.renamed += try settleNames("sweep")
  }
}
