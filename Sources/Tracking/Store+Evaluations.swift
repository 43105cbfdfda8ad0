import Foundation
import GRDB

extension Store {
  /// Records an evaluation of a run's model.
  public func record(_ evaluation: EvaluationRecord) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO evaluation (uuid, run, checkpointEpoch, dataset, split, sampleCount, perClassJSON,
            confusionJSON, createdAtSeconds, toolVersion)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          evaluation.id.uuidString.lowercased(), try Self.runKey(evaluation.run, db),
          evaluation.checkpointEpoch,
          try Self.datasetKey(name: evaluation.dataset, fingerprint: evaluation.datasetFingerprint, db),
          evaluation.split, evaluation.count, evaluation.perClass, evaluation.confusion,
          evaluation.createdAt.timeIntervalSince1970, evaluation.toolVersion,
        ])
      let key = db.lastInsertedRowID
      for (name, value) in evaluation.metrics {
        try db.execute(
          sql: "INSERT INTO evaluationMetric (evaluation, name, value, isUndefined) VALUES (?, ?, ?, ?)",
          arguments: [key, name, value, value == nil])
      }
      try RecordSeal.evaluation.save(key, db)
    }
  }

  /// The evaluations of a run's models, oldest first.
  public func evaluations(run: RunID) throws(StoreError) -> [EvaluationRecord] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT evaluation.*, dataset.name AS datasetName, fingerprint
          FROM evaluation JOIN dataset ON dataset.id = evaluation.dataset WHERE run = ? ORDER BY evaluation.id
          """, arguments: [try Self.runKey(run, db)])
      return try rows.map { row in
        try EvaluationRecord(
          id: row["uuid"] as UUID, run: run, checkpointEpoch: row["checkpointEpoch"],
          dataset: row["datasetName"], datasetFingerprint: row["fingerprint"], split: row["split"],
          count: row["sampleCount"], metrics: Self.evaluationMetrics(row["id"], db),
          perClass: row["perClassJSON"], confusion: row["confusionJSON"],
          createdAt: Date(timeIntervalSince1970: row["createdAtSeconds"]), toolVersion: row["toolVersion"])
      }
    }
  }

  private static func evaluationMetrics(_ evaluation: Int64, _ db: Database) throws -> [String: Double?] {
    var metrics: [String: Double?] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT name, value, isUndefined FROM evaluationMetric WHERE evaluation = ?",
      arguments: [evaluation])
    while let row = try rows.next() {
      let value: Double? = try row[2] ? nil : row[1] ?? .nan
      metrics.updateValue(value, forKey: try row[0])
    }
    return metrics
  }
}
