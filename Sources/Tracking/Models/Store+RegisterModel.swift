import GRDB

extension Store {
  /// Registers a checkpoint as the next version of a model, which is made where it is new, in one transaction.
  ///
  /// As long as the version stands, the checkpoint does.
  public func register(
    _ checkpoint: CheckpointRecord, as registration: ModelRegistration
  ) throws(StoreError) -> ModelVersionRecord {
    try ModelName.check(registration.name, "a model's name")
    if let alias = registration.alias { try ModelName.check(alias, "an alias") }
    let now = nowSeconds
    return try write { db in
      // The checkpoint may have gone since it was read.
      guard
        try Bool.fetchOne(db, sql: "SELECT 1 FROM checkpoint WHERE id = ?", arguments: [checkpoint.key])
          != nil
      else {
        throw StoreError.noCheckpoint(
          run: checkpoint.run.short, selector: "epoch=\(checkpoint.epoch)", available: [])
      }
      let model = try Self.modelKey(making: registration.name, now: now, db)
      let number = try Self.nextNumber(of: registration.name, model, db)
      let version = try Self.insert(registration, number, checkpoint.key, model: model, now: now, db)
      try ModelEvent.log(.register, of: model, to: number, now: now, db)
      if let alias = registration.alias {
        try Self.setAlias(alias, of: registration.name, to: .number(number), now: now, db)
      }
      guard let record = try ModelVersionRecord.fetchAll(db, where: "modelVersion.id = \(version)").first
      else { throw StoreError.unknownModel(registration.name, nearest: nil) }
      return record
    }
  }

  /// The row of a model, made where it is new.
  private static func modelKey(making name: String, now: Double, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO model (uuid, name, createdAtSeconds) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
      arguments: [ModelID().description, name, now])
    return try modelKey(name, db)
  }

  /// One more than any number that the model has had, or another of its name, by its versions and by the log of those that
  /// are gone.
  private static func nextNumber(of name: String, _ model: Int64, _ db: Database) throws -> Int {
    let last = try Int.fetchOne(
      db,
      sql: """
        SELECT max(ifnull((SELECT max(number) FROM modelVersion WHERE model = ?1), 0),
          ifnull((SELECT max(toVersion) FROM modelEvent WHERE kind = 'register' AND (
            model = ?2 OR modelUUID = (SELECT uuid FROM model WHERE id = ?1))), 0))
        """, arguments: [model, name])
    return (last ?? 0) + 1
  }

  private static func insert(
    _ registration: ModelRegistration, _ number: Int, _ checkpoint: Int64, model: Int64, now: Double,
    _ db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO modelVersion (uuid, model, number, checkpoint, packing, description, licence, createdAtSeconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        ModelVersionID().description, model, number, checkpoint, registration.packing,
        registration.description, registration.licence, now,
      ])
    let version = db.lastInsertedRowID
    for tag in registration.tags.sorted() {
      try db.execute(
        sql: "INSERT INTO modelVersionTag (modelVersion, tag) VALUES (?, ?)", arguments: [version, tag])
    }
    try RecordSeal.version.save(version, db)
    return version
  }
}
