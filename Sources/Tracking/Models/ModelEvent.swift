public import Foundation
import GRDB

/// An entry of the log of models, which outlives what it tells of.
public struct ModelEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: String, Hashable, Sendable {
    /// A version was registered.
    case register
    /// An alias was given, or moved.
    case alias
    /// An alias was taken away.
    case unalias
    /// A version was deleted; without a version the model itself.
    case delete
  }

  /// The name that the model had.
  public var model: String
  /// The model; nil for an entry of an earlier version that may be of another model of the same name.
  public var modelID: ModelID?
  /// What was done.
  public var kind: Kind
  /// The alias that was given, moved or taken away.
  public var alias: String?
  /// The version before.
  public var fromVersion: Int?
  /// The version after.
  public var toVersion: Int?
  /// Who did it: the user's name.
  public var actor: String
  /// On which machine.
  public var host: String
  /// When.
  public var at: Date
}

extension ModelEvent {
  /// Adds an entry to the log.
  ///
  /// - Parameter model: the row of the model, which must still be there.
  static func log(
    _ kind: Kind, of model: Int64, alias: String? = nil, from: Int? = nil, to: Int? = nil, now: Double,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO modelEvent
          (uuid, model, modelUUID, kind, alias, fromVersion, toVersion, actor, host, atSeconds)
        SELECT ?, name, uuid, ?, ?, ?, ?, ?, ?, ? FROM model WHERE id = ?
        """,
      arguments: [
        StoreID<ModelEvent>().description, kind.rawValue, alias, from, to, NSUserName(),
        ProcessInfo.processInfo.hostName, now, model,
      ])
    try RecordSeal.event.save(db.lastInsertedRowID, db)
  }

  /// The log of a model, oldest first, or of all.
  ///
  /// - Parameter model: its name; where no model has it now, the entries of all that had it.
  static func fetchAll(of model: String?, _ db: Database) throws -> [ModelEvent] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT model, kind, alias, fromVersion, toVersion, actor, host, atSeconds, modelUUID
        FROM modelEvent LEFT JOIN (SELECT uuid AS own FROM model WHERE name = ?1)
        WHERE ?1 IS NULL OR modelUUID = own OR (model = ?1 AND (modelUUID IS NULL OR own IS NULL))
        ORDER BY atSeconds, id
        """, arguments: [model])
    return try rows.compactMap { row in
      guard let kind = ModelEvent.Kind(rawValue: try row[1]) else { return nil }
      return try ModelEvent(
        model: row[0], modelID: (row[8] as String?).map(ModelID.init(stored:)), kind: kind, alias: row[2],
        fromVersion: row[3], toVersion: row[4], actor: row[5], host: row[6],
        at: Date(timeIntervalSince1970: row[7]))
    }
  }
}
