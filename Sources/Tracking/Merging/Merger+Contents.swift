import GRDB

extension Merger {
  /// Takes over what says the same in every store: names, datasets, tensors, labels.
  func takeContents(counting report: inout MergeReport) throws {
    for (table, key) in MergedTable.contents {
      let condition = try isSelected(table)
      let equals = table == "environment" ? "IS" : "="
      let isSame = key.map { "m.\($0) \(equals) o.\($0)" }.joined(separator: " AND ")
      // Rows get numbers above those that there are.
      let last = try number("SELECT ifnull(max(id), 0) FROM main.\(table)")
      let count = try copy(
        table, where: "\(condition) AND NOT EXISTS (SELECT 1 FROM main.\(table) AS m WHERE \(isSame))")
      try map(table, by: key, where: condition)
      guard table == "tensor" else { continue }
      let isNew = "o.tensor IN (SELECT other FROM temp.map_tensor WHERE own > \(last))"
      try copy("tensorPart", where: isNew)
      report.tensors += count
      report.tensorBytes += try number(
        "SELECT ifnull(sum(length(data)), 0) FROM main.tensor WHERE id > \(last)")
      report.tensorBytes += try number(
        "SELECT ifnull(sum(length(data)), 0) FROM main.tensorPart WHERE tensor > \(last)")
    }
  }

  /// Deletes what replaced rows have left behind: checkpoints that nothing holds, and contents that nothing refers to.
  func dropLeftOvers() throws {
    try db.execute(
      sql: """
        DELETE FROM main.checkpoint WHERE run IN (SELECT own FROM temp.choice_run WHERE choice = 'other')
          AND NOT EXISTS (SELECT 1 FROM main.checkpointTag WHERE checkpointTag.checkpoint = checkpoint.id)
          AND NOT EXISTS (SELECT 1 FROM main.modelVersion WHERE modelVersion.checkpoint = checkpoint.id)
        """)
    for table in SharedTable.contents { _ = try table.deleteUnused(db) }
  }
}
