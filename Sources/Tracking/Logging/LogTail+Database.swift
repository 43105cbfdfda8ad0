import GRDB

extension LogTail {
  /// Adds these lines to the log of a run, which may have ended.
  func append(to run: Int64, _ db: Database) throws {
    guard !isEmpty else { return }
    let written = try String.fetchOne(
      db, sql: "SELECT logTail FROM runDetail WHERE run = ?", arguments: [run])
    var tail = LogTail(written ?? "")
    tail.append(text)
    try RecordSeal.details.keep(run, db) {
      try db.execute(sql: "UPDATE runDetail SET logTail = ? WHERE run = ?", arguments: [tail.text, run])
    }
  }
}
