import Foundation
import GRDB
import Words

extension Store {
  /// Makes a sweep and its trials, or brings those of an earlier time into line; saying the same again changes nothing.
  ///
  /// New cells are queued, cells that the list no longer holds are hidden, not deleted, and cells that it holds again
  /// are shown again with all that is known of them. A cell listed twice counts once.
  @discardableResult
  public func registerSweep(
    _ definition: SweepDefinition, cells: [Cell]
  ) throws(StoreError) -> SweepRecord {
    try registerSweep(definition) { _ in cells }
  }

  /// Makes a sweep whose cells depend on the trials that it has, or brings it into line.
  ///
  /// - Parameter cells: the cells to list, from all trials that there are, hidden ones included.
  @discardableResult
  public func registerSweep(
    _ definition: SweepDefinition, cells: ([ObservedTrial]) throws -> [Cell]
  ) throws(StoreError) -> SweepRecord {
    let now = nowSeconds
    return try write { db in
      let key = try Self.saveSweep(definition, now: now, db)
      try Self.alignTrials(sweep: key, cells: try cells(Self.observedTrials(key, hidden: true, db)), db)
      return try Self.sweepRecord(definition.name, db)
    }
  }

  /// All sweeps, newest last.
  public func sweeps() throws(StoreError) -> [SweepRecord] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sweep ORDER BY id").map { try Self.sweepRecord($0, db) }
    }
  }

  /// The sweep of a name; `unknownSweep` names the nearest.
  public func sweep(named name: String) throws(StoreError) -> SweepRecord {
    try read { db in try Self.sweepRecord(name, db) }
  }

  /// The row of a sweep whose identity is known.
  static func sweepKey(_ id: SweepID, _ db: Database) throws -> Int64 {
    guard
      let key = try Int64.fetchOne(
        db, sql: "SELECT id FROM sweep WHERE uuid = ?", arguments: [id.description])
    else { throw StoreError.unknownSweep(id.description, nearest: nil) }
    return key
  }

  private static func saveSweep(_ definition: SweepDefinition, now: Double, _ db: Database) throws -> Int64 {
    let values: StatementArguments = [
      definition.method, definition.objective.metric, definition.objective.goal.rawValue,
      definition.experimentText, definition.resolved,
    ]
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM sweep WHERE name = ?", arguments: [definition.name])
    if let known {
      try RecordSeal.sweep.keep(known, db) {
        try db.execute(
          sql: """
            UPDATE sweep SET method = ?, metric = ?, goal = ?, experimentText = ?, resolvedJSON = ? WHERE id = ?
            """, arguments: values + [known])
      }
      return known
    }
    try db.execute(
      sql: """
        INSERT INTO sweep (method, metric, goal, experimentText, resolvedJSON, uuid, name, createdAtSeconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: values + [SweepID().description, definition.name, now])
    let key = db.lastInsertedRowID
    try RecordSeal.sweep.save(key, db)
    return key
  }

  private static func alignTrials(sweep: Int64, cells: [Cell], _ db: Database) throws {
    var unlisted: [String: (key: Int64, isHidden: Bool)] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT cellHash, id, isHidden FROM trial WHERE sweep = ?", arguments: [sweep])
    while let row = try rows.next() { try unlisted[row[0]] = (row[1], row[2]) }
    let known = unlisted
    var listed: Set<String> = []
    for cell in cells where listed.insert(cell.hash).inserted {
      unlisted[cell.hash] = nil
      guard let trial = known[cell.hash] else {
        try insertTrial(cell, sweep: sweep, db)
        continue
      }
      if trial.isHidden { try setHidden(false, trial: trial.key, db) }
    }
    for trial in unlisted.values where !trial.isHidden { try setHidden(true, trial: trial.key, db) }
  }

  private static func sweepRecord(_ name: String, _ db: Database) throws -> SweepRecord {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM sweep WHERE name = ?", arguments: [name]) else {
      let names = try String.fetchAll(db, sql: "SELECT name FROM sweep ORDER BY id DESC")
      throw StoreError.unknownSweep(name, nearest: nearestName(to: name, among: names))
    }
    var counts: [TrialState: Int] = [:]
    var hiddenCount = 0
    let groups = try Row.fetchCursor(
      db, sql: "SELECT state, isHidden, count(*) FROM trial WHERE sweep = ? GROUP BY state, isHidden",
      arguments: [row["id"] as Int64])
    while let group = try groups.next() {
      if try group[1] {
        hiddenCount += try group[2]
      } else if let state = TrialState(rawValue: try group[0]) {
        counts[state] = try group[2]
      }
    }
    return try SweepRecord(
      id: SweepID(stored: row["uuid"]), name: row["name"], method: row["method"],
      objective: MetricObjective(metric: row["metric"], goal: Goal(rawValue: row["goal"]) ?? .maximize),
      counts: counts, hiddenCount: hiddenCount,
      createdAt: Date(timeIntervalSince1970: row["createdAtSeconds"]))
  }
}
