import GRDB

/// Takes the rows of another store over, within one transaction of the own.
///
/// The other store is attached as `other`. Tables `temp.map_…` say which own row stands for another's; tables
/// `temp.choice_…` say for each row of the other that has a history whether it is `new`, or whose state stands: the
/// `other`'s or the `own`. Work is done by SQL on whole tables, so that no store need fit in memory.
struct Merger {
  let db: Database
  /// What is taken over.
  let selection: MergeSelection
  /// The path of the other store, for messages.
  let otherPath: String

  /// Takes over all that is selected.
  func merge() throws -> MergeReport {
    var report = MergeReport()
    try refuseOtherTables()
    if case .runs(let runs, _) = selection { try select(runs) }
    try resealing {
      try takeContents(counting: &report)
      try takeSweeps(counting: &report)
      try takeTrials(counting: &report)
      try takeRuns(counting: &report)
      try takeCheckpoints(counting: &report)
      try takePackings()
      try takeEvaluations(counting: &report)
      try takeAttempts()
      try settleWhatWasUnderWay()
      try takeModels(counting: &report)
      try dropLeftOvers()
    }
    return report
  }

  /// A store whose tables are not what its migrations made of them cannot be read as one.
  private func refuseOtherTables() throws {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM main.sqlite_schema AS own WHERE type = 'table' AND NOT EXISTS (
          SELECT 1 FROM other.sqlite_schema AS theirs
          WHERE theirs.type = own.type AND theirs.name = own.name AND theirs.sql IS own.sql)
        """
    ).filter { !$0.hasPrefix("sqlite_") }
    guard tables.isEmpty else {
      throw StoreError.corrupt(
        path: otherPath, detail: "not as its migrations made them: \(tables.joined(separator: ", "))")
    }
  }

  private func select(_ runs: [RunID]) throws {
    try db.execute(sql: "CREATE TEMP TABLE selectedRun (id INTEGER PRIMARY KEY)")
    for run in runs {
      try db.execute(
        sql: "INSERT OR IGNORE INTO temp.selectedRun SELECT id FROM other.run WHERE uuid = ?",
        arguments: [run.description])
    }
  }
}
