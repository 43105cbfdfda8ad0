import Foundation
import GRDB
import Words

extension Store {
  /// All models, by name.
  public func models() throws(StoreError) -> [ModelRecord] {
    try read { db in
      let versions = try Row.fetchAll(db, sql: "SELECT model, number FROM modelVersion ORDER BY number")
        .reduce(into: [Int64: [Int]]()) { try $0[$1[0], default: []].append($1[1]) }
      let aliases = try Row.fetchAll(
        db,
        sql: """
          SELECT modelAlias.model, alias, number
          FROM modelAlias JOIN modelVersion ON modelVersion.id = modelAlias.modelVersion
          """
      ).reduce(into: [Int64: [String: Int]]()) { try $0[$1[0], default: [:]][$1[1]] = $1[2] }
      return try Row.fetchAll(db, sql: "SELECT id, uuid, name, createdAtSeconds FROM model ORDER BY name").map
      { row in
        let key: Int64 = try row[0]
        return try ModelRecord(
          id: ModelID(stored: row[1]), name: row[2], createdAt: Date(timeIntervalSince1970: row[3]),
          versions: versions[key] ?? [], aliases: aliases[key] ?? [:])
      }
    }
  }

  /// The versions of a model, or of all models, by name and number.
  public func modelVersions(of model: String? = nil) throws(StoreError) -> [ModelVersionRecord] {
    try read { db in
      guard let model else { return try ModelVersionRecord.fetchAll(db, where: "1") }
      return try ModelVersionRecord.fetchAll(db, where: "model.id = \(Self.modelKey(model, db))")
    }
  }

  /// The versions that a checkpoint is.
  public func modelVersions(of checkpoint: CheckpointRecord) throws(StoreError) -> [ModelVersionRecord] {
    try read { db in try ModelVersionRecord.fetchAll(db, where: "modelVersion.checkpoint = \(checkpoint.key)")
    }
  }

  /// One version of a model; an unknown model, alias or number is answered with what there is.
  public func modelVersion(
    _ model: String, _ selector: VersionSelector = .newest
  ) throws(StoreError) -> ModelVersionRecord {
    try read { db in
      let key = try Self.versionKey(model, selector, db)
      guard let found = try ModelVersionRecord.fetchAll(db, where: "modelVersion.id = \(key)").first else {
        throw StoreError.unknownVersion(model: model, selector: "\(selector)", available: [])
      }
      return found
    }
  }

  /// The log of the model that has a name, or of all models, oldest first; of models that are gone too.
  public func modelEvents(of model: String? = nil) throws(StoreError) -> [ModelEvent] {
    try read { db in try ModelEvent.fetchAll(of: model, db) }
  }

  /// The row of a model.
  static func modelKey(_ name: String, _ db: Database) throws -> Int64 {
    let key = try Int64.fetchOne(db, sql: "SELECT id FROM model WHERE name = ?", arguments: [name])
    if let key { return key }
    let models = try String.fetchAll(db, sql: "SELECT name FROM model ORDER BY name")
    if let nearest = nearestName(to: name, among: models) {
      throw StoreError.unknownModel(name, nearest: nearest)
    }
    // Somebody may have left out 'run:'.
    let isRun = (try? runKey(name, db)) != nil
    throw StoreError.unknownModel(name, nearest: isRun ? "run:\(name)" : nil)
  }

  /// The row of a version.
  static func versionKey(_ model: String, _ selector: VersionSelector, _ db: Database) throws -> Int64 {
    let key = try modelKey(model, db)
    let found =
      switch selector {
      case .newest:
        try Int64.fetchOne(
          db, sql: "SELECT id FROM modelVersion WHERE model = ? ORDER BY number DESC", arguments: [key])
      case .number(let number):
        try Int64.fetchOne(
          db, sql: "SELECT id FROM modelVersion WHERE model = ? AND number = ?", arguments: [key, number])
      case .alias(let alias):
        try Int64.fetchOne(
          db, sql: "SELECT modelVersion FROM modelAlias WHERE model = ? AND alias = ?",
          arguments: [key, alias])
      }
    if let found { return found }
    if case .alias(let alias) = selector { throw try unknownAlias(alias, model, key, db) }
    let numbers = try Int.fetchAll(
      db, sql: "SELECT number FROM modelVersion WHERE model = ? ORDER BY number", arguments: [key])
    let asked = if case .number(let number) = selector { "\(number)" } else { "" }
    throw StoreError.unknownVersion(
      model: model, selector: asked, available: numbers.map { "\(model):\($0)" })
  }

  /// The error for an alias that a model does not have.
  static func unknownAlias(
    _ alias: String, _ model: String, _ key: Int64, _ db: Database
  ) throws -> StoreError {
    let aliases = try String.fetchAll(
      db, sql: "SELECT alias FROM modelAlias WHERE model = ? ORDER BY alias", arguments: [key])
    return .unknownAlias(
      alias, model: model, nearest: nearestName(to: alias, among: aliases), available: aliases)
  }
}
