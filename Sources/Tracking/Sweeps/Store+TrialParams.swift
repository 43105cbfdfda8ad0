import GRDB

extension Store {
  /// The hyperparameters of a sweep's trials, hidden ones included, that were made after a given one, by number.
  public func trialParams(
    of sweep: SweepID, after trial: Int64 = 0
  ) throws(StoreError) -> [(trial: Int64, params: Params)] {
    try read { db in
      let chosen: SQL = """
        SELECT id FROM trial WHERE sweep = \(try Self.sweepKey(sweep, db)) AND id > \(trial)
        """
      var params = try Self.params(ofTrials: chosen, db)
      let ids = try SQLRequest<Int64>("\(chosen) ORDER BY id").fetchAll(db)
      return ids.map { ($0, params.removeValue(forKey: $0) ?? [:]) }
    }
  }

  /// The hyperparameters of the trials that a query selects, by number.
  static func params(ofTrials chosen: SQL, _ db: Database) throws -> [Int64: Params] {
    try ParamValue.fetch(
      db, "SELECT trial AS owner, name, kind, value FROM trialParam WHERE trial IN (\(chosen))")
  }
}
