import Foundation
import GRDB

/// The states of trainings that may go on: one a run, the newest.
enum TrainingStateTables {
  /// Stores a state in the place of the run's earlier one.
  static func save(_ state: StoredTrainingState, run: Int64, now: Double, _ db: Database) throws {
    try drop(run: run, db)
    try db.execute(
      sql: "INSERT INTO trainingState (run, epoch, step, stateJSON, savedAtSeconds) VALUES (?, ?, ?, ?, ?)",
      arguments: [run, state.epoch, state.step, state.json, now])
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO trainingStatePart (run, name, data) VALUES (?, ?, ?)")
    for part in state.parts { try insertion.execute(arguments: [run, part.name, Data(part.data)]) }
  }

  /// The state of a run; nil where it has none.
  static func fetch(run: Int64, _ db: Database) throws -> StoredTrainingState? {
    let row = try Row.fetchOne(
      db, sql: "SELECT epoch, step, stateJSON FROM trainingState WHERE run = ?", arguments: [run])
    guard let row else { return nil }
    var parts: [StoredTrainingState.Part] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT name, data FROM trainingStatePart WHERE run = ? ORDER BY rowid", arguments: [run])
    while let row = try rows.next() { parts.append(.init(name: try row[0], data: try row.bytes(at: 1))) }
    return try StoredTrainingState(epoch: row[0], step: row[1], json: row[2], parts: parts)
  }

  /// Forgets a run's state; its parts go with it.
  static func drop(run: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM trainingState WHERE run = ?", arguments: [run])
  }
}
