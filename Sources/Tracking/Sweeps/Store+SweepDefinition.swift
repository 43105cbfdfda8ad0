import GRDB

extension Store {
  /// What a sweep was registered with, its experiment's text included.
  public func definition(of sweep: SweepID) throws(StoreError) -> SweepDefinition {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: "SELECT name, method, metric, goal, experimentText, resolvedJSON FROM sweep WHERE uuid = ?",
          arguments: [sweep.description])
      else { throw StoreError.unknownSweep(sweep.description, nearest: nil) }
      return try SweepDefinition(
        name: row[0], method: row[1],
        objective: MetricObjective(metric: row[2], goal: Goal(rawValue: row[3]) ?? .maximize),
        experimentText: row[4], resolved: row[5])
    }
  }
}
