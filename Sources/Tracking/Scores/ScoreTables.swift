import Foundation
import GRDB

/// The scores of runs, and the truths that they share.
enum ScoreTables {
  /// Stores scores, in the place of earlier ones of this epoch, and deletes those of epochs that are not kept.
  static func insert(_ write: ScoreWrite, run: Int64, epoch: Int, step: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO score (run, split, epoch, step, labelSet, columnCount, codec, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, write.split, epoch, step, try key(of: write.labels, db), write.columnCount, write.codec,
        Data(write.data),
      ])
    guard let kept = write.keptEpochs else { return }
    let places = kept.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: "DELETE FROM score WHERE run = ? AND split = ? AND epoch NOT IN (\(places))",
      arguments: [run, write.split] + StatementArguments(kept))
  }

  private static func key(of labels: LabelSet, _ db: Database) throws -> Int64? {
    try db.execute(
      sql: """
        INSERT INTO labelSet (digest, sampleCount, classesJSON, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
      arguments: [labels.digest, labels.sampleCount, try jsonText(labels.classes), Data(labels.data)])
    return try Int64.fetchOne(db, sql: "SELECT id FROM labelSet WHERE digest = ?", arguments: [labels.digest])
  }
}
