import GRDB

extension Store {
  /// Deletes a version of a model with its aliases; its checkpoint goes where no tag and no other version holds it.
  ///
  /// The log stays, and the number is not given again.
  public func deleteModelVersion(
    _ model: String, _ version: VersionSelector
  ) throws(StoreError) -> DeletedModels {
    let now = nowSeconds
    return try write { db in
      var deleted = DeletedModels()
      try Self.deleteVersion(Self.versionKey(model, version, db), now: now, counting: &deleted, db)
      return deleted
    }
  }

  /// Deletes a model with all its versions and aliases; the log stays.
  public func deleteModel(_ model: String) throws(StoreError) -> DeletedModels {
    let now = nowSeconds
    return try write { db in
      let key = try Self.modelKey(model, db)
      var deleted = DeletedModels()
      let versions = try Int64.fetchAll(
        db, sql: "SELECT id FROM modelVersion WHERE model = ? ORDER BY number", arguments: [key])
      for version in versions {
        try Self.deleteVersion(version, now: now, counting: &deleted, db)
      }
      try ModelEvent.log(.delete, of: key, now: now, db)
      try db.execute(sql: "DELETE FROM model WHERE id = ?", arguments: [key])
      return deleted
    }
  }

  private static func deleteVersion(
    _ version: Int64, now: Double, counting deleted: inout DeletedModels, _ db: Database
  ) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT number, model, checkpoint.run FROM modelVersion JOIN checkpoint ON checkpoint.id = checkpoint
        WHERE modelVersion.id = ?
        """, arguments: [version])
    guard let row else { return }
    let (number, model): (Int, Int64) = try (row[0], row[1])
    let aliases = try String.fetchAll(
      db, sql: "SELECT alias FROM modelAlias WHERE modelVersion = ? ORDER BY alias", arguments: [version])
    for alias in aliases {
      try ModelEvent.log(.unalias, of: model, alias: alias, from: number, now: now, db)
    }
    try db.execute(sql: "DELETE FROM modelVersion WHERE id = ?", arguments: [version])
    try ModelEvent.log(.delete, of: model, from: number, now: now, db)
    let gone = try CheckpointTables.deleteUntagged(run: row[2], db)
    deleted.versionCount += 1
    deleted.checkpointCount += gone.checkpointCount
    deleted.tensorCount += gone.tensorBytes.count
    deleted.byteCount += gone.tensorBytes.reduce(0, +)
  }
}
