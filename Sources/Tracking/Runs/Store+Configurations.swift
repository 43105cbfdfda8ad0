import GRDB

extension Store {
  /// Gives each run of an older store the digest of its configuration.
  static func fillInConfigurations(_ db: Database) throws {
    let runs = try RunRecord.fetchAll(db, where: "run.configuration IS NULL")
    let update = try db.makeStatement(sql: "UPDATE run SET configuration = ? WHERE uuid = ?")
    for run in runs { try update.execute(arguments: [run.configuration.digest, run.id.description]) }
  }
}
