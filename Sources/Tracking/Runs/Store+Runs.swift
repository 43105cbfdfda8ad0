import GRDB
import Words

extension Store {
  /// The runs that a filter lets through, newest last.
  ///
  /// - Parameter limit: the most that are read, the oldest ones; nil for all.
  public func runs(_ filter: RunFilter = RunFilter(), limit: Int? = nil) throws(StoreError) -> [RunRecord] {
    try read { db in try RunRecord.fetchAll(db, where: filter.sql, limit: limit) }
  }

  /// The runs of some identities, in no order that says anything; those that are gone are left out.
  public func runs(_ ids: [RunID]) throws(StoreError) -> [RunRecord] {
    // One bound text, as the number of bound values is limited.
    let list = "[\(ids.map { "\"\($0)\"" }.joined(separator: ","))]"
    return try read { db in
      try RunRecord.fetchAll(db, where: "run.uuid IN (SELECT value FROM json_each(\(list)))")
    }
  }

  /// The run that a person means: by full id, by name, or by a prefix of the id of at least four characters.
  public func run(_ reference: String) throws(StoreError) -> RunRecord {
    try read { db in
      let key = try Self.runKey(reference, db)
      guard let run = try RunRecord.fetchAll(db, where: "run.id = \(key)").first else {
        throw StoreError.unknownRun(reference, nearest: nil)
      }
      return run
    }
  }

  /// A run by its identity.
  public func run(_ id: RunID) throws(StoreError) -> RunRecord { try run(id.description) }

  /// The long texts of a run.
  public func detail(of run: RunID) throws(StoreError) -> RunDetail {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT graphJSON, commandLineJSON, resolvedExperimentJSON, preparationJSON, logTail, text, isTruncated
          FROM run JOIN runDetail ON runDetail.run = run.id JOIN architecture ON architecture.id = run.architecture
            LEFT JOIN workingDiff ON workingDiff.id = run.workingDiff
          WHERE uuid = ?
          """, arguments: [run.description])
      guard let row else { throw StoreError.unknownRun(run.description, nearest: nil) }
      return try RunDetail(
        architectureGraph: row[0], commandLine: jsonValue([String].self, row[1]),
        resolvedExperiment: row[2], preparation: row[3],
        workingDiff: (row[5] as String?).map { try WorkingDiff(text: $0, isTruncated: row[6]) },
        logTail: row[4])
    }
  }

  /// The row of a run whose identity is known.
  static func runKey(_ id: RunID, _ db: Database) throws -> Int64 {
    guard
      let key = try Int64.fetchOne(db, sql: "SELECT id FROM run WHERE uuid = ?", arguments: [id.description])
    else { throw StoreError.unknownRun(id.description, nearest: nil) }
    return key
  }

  /// The row of the run that a person means.
  static func runKey(_ reference: String, _ db: Database) throws -> Int64 {
    let lowercased = reference.lowercased()
    var matches = try Row.fetchAll(
      db, sql: "SELECT id, uuid, name FROM run WHERE uuid = ? OR name = ?",
      arguments: [lowercased, reference])
    let isPrefix = reference.count >= 4 && lowercased.allSatisfy { $0.isHexDigit || $0 == "-" }
    if matches.isEmpty && isPrefix {
      // A range rather than LIKE, so that the index on uuid serves.
      matches = try Row.fetchAll(
        db, sql: "SELECT id, uuid, name FROM run WHERE uuid >= ? AND uuid < ?",
        arguments: [lowercased, lowercased + "~"])
    }
    if matches.count == 1, let match = matches.first { return try match[0] }
    guard matches.isEmpty else {
      let named = try matches.map { try "\($0[2] as String) \((RunID(stored: $0[1])).short)" }
      throw StoreError.ambiguousRun(reference, matches: named)
    }
    let names = try String.fetchAll(db, sql: "SELECT DISTINCT name FROM run ORDER BY id DESC LIMIT 10000")
    throw StoreError.unknownRun(reference, nearest: nearestName(to: reference, among: names))
  }
}
