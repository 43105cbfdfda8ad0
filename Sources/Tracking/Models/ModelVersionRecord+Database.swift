import Foundation
import GRDB

extension ModelVersionRecord {
  /// The versions that a condition on `model` and `modelVersion` lets through, by name and number.
  static func fetchAll(_ db: Database, where condition: String) throws -> [ModelVersionRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT modelVersion.id, modelVersion.uuid, model.name, number, packing, precision, description, licence,
          modelVersion.createdAtSeconds, checkpoint.id, run.uuid, epoch, step, checkpoint.createdAtSeconds
        FROM modelVersion JOIN model ON model.id = modelVersion.model
          JOIN checkpoint ON checkpoint.id = modelVersion.checkpoint JOIN run ON run.id = checkpoint.run
          LEFT JOIN packing ON packing.id = modelVersion.packing
        WHERE \(condition) ORDER BY model.name, number
        """
    ).map { row in try ModelVersionRecord(row, db) }
  }

  private init(_ row: Row, _ db: Database) throws {
    func words(_ sql: String, _ key: Int64) throws -> [String] {
      try String.fetchAll(db, sql: sql, arguments: [key])
    }
    let tags = try words("SELECT tag FROM checkpointTag WHERE checkpoint = ?", row[9])
    try self.init(
      id: ModelVersionID(stored: row[1]), model: row[2], number: row[3],
      checkpoint: CheckpointRecord(
        key: row[9], run: RunID(stored: row[10]), epoch: row[11], step: row[12],
        tags: Set(tags.compactMap(CheckpointTag.init(rawValue:))),
        createdAt: Date(timeIntervalSince1970: row[13])),
      packing: row[4], precision: row[5], description: row[6], licence: row[7],
      tags: words("SELECT tag FROM modelVersionTag WHERE modelVersion = ? ORDER BY tag", row[0]),
      aliases: words("SELECT alias FROM modelAlias WHERE modelVersion = ? ORDER BY alias", row[0]),
      createdAt: Date(timeIntervalSince1970: row[8]))
  }
}
