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
    /// The model was given another name.
    case rename
  }

  /// The model's name.
  public var model: String
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
  static func log(
    _ kind: Kind, model: String, alias: String? = nil, from: Int? = nil, to: Int? = nil, now: Double,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO modelEvent (uuid, model, kind, alias, fromVersion, toVersion, actor, host, atSeconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        StoreID<ModelEvent>().description, model, kind.rawValue, alias, from, to, NSUserName(),
        ProcessInfo.processInfo.hostName, now,
      ])
  }
}
