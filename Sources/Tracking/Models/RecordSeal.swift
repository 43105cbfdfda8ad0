import Foundation
import GRDB

/// The digests of what a run has recorded beside its checkpoints, each SHA-256 over one text of it, in hexadecimal: its
/// metrics, and the scores that are kept with the labels that they are held against.
///
/// A run is sealed when it ends, for what goes on changes; a run that goes on again is not sealed.
struct RecordSeal: Hashable {
  let metrics: String
  let scores: String

  /// The seal by what the tables hold now.
  init(of run: Int64, _ db: Database) throws {
    metrics = try Self.digest(
      [
        """
        SELECT split, name, position, data FROM pointChunk JOIN metric ON metric.id = metric
        WHERE run = ? ORDER BY split, name, position
        """,
        """
        SELECT split, name, pointCount, lastValue, lastEpoch, lastStep, minValue, minEpoch, maxValue, maxEpoch
        FROM metricSummary JOIN metric ON metric.id = metric WHERE run = ? ORDER BY split, name
        """,
      ], run, db)
    scores = try Self.digest(
      [
        """
        SELECT split, epoch, step, digest, columnCount, codec, score.data
        FROM score JOIN labelSet ON labelSet.id = labelSet WHERE run = ? ORDER BY split, epoch
        """,
        """
        SELECT digest, sampleCount, classesJSON, data FROM labelSet
        WHERE id IN (SELECT labelSet FROM score WHERE run = ?) ORDER BY digest
        """,
      ], run, db)
  }

  private static func digest(_ queries: [String], _ run: Int64, _ db: Database) throws -> String {
    var text = SealText()
    text.add("form", "1")
    for query in queries { try text.add(rowsOf: query, run, db) }
    return text.digest
  }

  /// Seals a run whose points are packed.
  static func save(run: Int64, _ db: Database) throws {
    let seal = try RecordSeal(of: run, db)
    try db.execute(
      sql: "INSERT OR REPLACE INTO runSeal (run, metricSeal, scoreSeal) VALUES (?, ?, ?)",
      arguments: [run, seal.metrics, seal.scores])
  }

  /// Takes the seal of a run away that goes on.
  static func drop(run: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM runSeal WHERE run = ?", arguments: [run])
  }
}

extension Store {
  /// What of a run's record is not as it was when the run ended, `metrics` or `scores` and why; nil where the run has no
  /// seal, because it goes on or an earlier version ended it.
  public func recordFaults(of run: RunID) throws(StoreError) -> [String]? {
    try read { db in
      let key = try Self.runKey(run, db)
      let stored = try Row.fetchOne(
        db, sql: "SELECT metricSeal, scoreSeal FROM runSeal WHERE run = ?", arguments: [key])
      guard let stored else { return nil }
      let found = try RecordSeal(of: key, db)
      return [("metrics", stored[0] as String, found.metrics), ("scores", stored[1], found.scores)]
        .compactMap { name, sealed, found in
          sealed == found
            ? nil
            : "\(name): expected seal \(sealed.prefix(12)), found \(found.prefix(12)) of what is stored now"
        }
    }
  }
}
