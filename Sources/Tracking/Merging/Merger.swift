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

  private func select(_ runs: [RunID]) throws {
    try db.execute(sql: "CREATE TEMP TABLE selectedRun (id INTEGER PRIMARY KEY)")
    for run in runs {
      try db.execute(
        sql: "INSERT OR IGNORE INTO temp.selectedRun SELECT id FROM other.run WHERE uuid = ?",
        arguments: [run.description])
    }
  }
}
