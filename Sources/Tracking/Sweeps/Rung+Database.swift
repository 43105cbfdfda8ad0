import GRDB

extension Rung {
  /// The epochs after which visible trials of a sweep are paused, the last one first.
  static func pausedEpochs(sweep: Int64, _ db: Database) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT pausedEpoch FROM trial
        WHERE sweep = ? AND state = 'queued' AND isHidden = 0 AND pausedEpoch IS NOT NULL ORDER BY pausedEpoch DESC
        """, arguments: [sweep])
  }

  /// The rung of an epoch; of the paused trials, those wait that run alone, or those that do not.
  static func fetch(epoch: Int, sweep: Int64, goal: Goal, runningAlone: Bool = false, _ db: Database) throws
    -> Rung
  {
    let order = goal == .maximize ? "DESC" : "ASC"
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT trial.id, best, pausedEpoch IS ?1 AND isHidden = 0 AND runsAlone = ?3
        FROM trialReport JOIN trial ON trial.id = trialReport.trial
        WHERE trialReport.sweep = ?2 AND epoch = ?1 ORDER BY best IS NULL, best \(order), trial.id
        """, arguments: [epoch, sweep, runningAlone])
    var entries: [Entry] = []
    while let row = try rows.next() {
      entries.append(try Entry(trial: row[0], best: row[1] ?? .nan, isWaiting: row[2]))
    }
    return Rung(epoch: epoch, entries: entries)
  }
}
