import GRDB

extension Store {
  /// Makes an alias of a model stand for a version, in one transaction: whoever asks finds the one or the other.
  ///
  /// - Returns: the number of the version that it stood for before; nil where it is new.
  @discardableResult
  public func setAlias(
    _ alias: String, of model: String, to version: VersionSelector
  ) throws(StoreError) -> Int? {
    try ModelName.check(alias, "an alias")
    let now = nowSeconds
    return try write { db in try Self.setAlias(alias, of: model, to: version, now: now, db) }
  }

  /// Takes an alias away.
  ///
  /// - Returns: the number of the version that it stood for.
  @discardableResult
  public func removeAlias(_ alias: String, of model: String) throws(StoreError) -> Int {
    let now = nowSeconds
    return try write { db in
      let key = try Self.modelKey(model, db)
      guard let (version, before) = try Self.version(ofAlias: alias, key, db) else {
        throw try Self.unknownAlias(alias, model, key, db)
      }
      try RecordSeal.version.keep(version, db) {
        try db.execute(sql: "DELETE FROM modelAlias WHERE model = ? AND alias = ?", arguments: [key, alias])
      }
      try ModelEvent.log(.unalias, of: key, alias: alias, from: before, now: now, db)
      return before
    }
  }

  @discardableResult
  static func setAlias(
    _ alias: String, of model: String, to selector: VersionSelector, now: Double, _ db: Database
  ) throws -> Int? {
    let key = try modelKey(model, db)
    let version = try versionKey(model, selector, db)
    let before = try Self.version(ofAlias: alias, key, db)
    let number = try Int.fetchOne(
      db, sql: "SELECT number FROM modelVersion WHERE id = ?", arguments: [version])
    guard before?.number != number else { return number }
    if let before {
      try RecordSeal.version.keep(before.key, db) {
        try db.execute(sql: "DELETE FROM modelAlias WHERE model = ? AND alias = ?", arguments: [key, alias])
      }
    }
    try RecordSeal.version.keep(version, db) {
      try db.execute(
        sql: "INSERT INTO modelAlias (model, alias, modelVersion) VALUES (?, ?, ?)",
        arguments: [key, alias, version])
    }
    try ModelEvent.log(.alias, of: key, alias: alias, from: before?.number, to: number, now: now, db)
    return before?.number
  }

  private static func version(
    ofAlias alias: String, _ model: Int64, _ db: Database
  ) throws -> (key: Int64, number: Int)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT modelVersion.id, number FROM modelAlias JOIN modelVersion ON modelVersion.id = modelAlias.modelVersion
        WHERE modelAlias.model = ? AND alias = ?
        """, arguments: [model, alias]
    ).map { try ($0[0], $0[1]) }
  }
}
