import Foundation
import GRDB

extension Store {
  /// The runs that a filter lets through in outline, newest last, each with its values of some fields.
  public func outlines(
    _ filter: RunFilter = RunFilter(), fields: [RunField]
  ) throws(StoreError) -> [RunOutline] {
    try read { db in
      // Most stores have no folds, and ten thousand look-ups take their time.
      let haveFolds = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM param WHERE name = 'fold')")
      let fold = haveFolds == true ? RunField.param("fold").sql : "NULL"
      let columns = ([fold] + fields.map(\.sql)).joined(separator: ", ")
      let rows = try SQLRequest<Row>(
        "SELECT uuid, configuration, seed, \(columns) FROM run WHERE \(filter.sql) ORDER BY id"
      ).fetchCursor(db)
      var outlines: [RunOutline] = []
      while let row = try rows.next() {
        outlines.append(
          try RunOutline(
            id: RunID(stored: row[0]), configuration: configuration(row, at: 1), seed: row[2],
            fold: ParamValue(row[3] as DatabaseValue),
            values: fields.indices.map { ParamValue(row[4 + $0] as DatabaseValue) }))
      }
      return outlines
    }
  }

  /// What "best" means to the runs that a filter lets through: what most of them say first.
  public func objectives(_ filter: RunFilter = RunFilter()) throws(StoreError) -> [MetricObjective] {
    try read { db in
      let rows = try SQLRequest<Row>(
        """
        SELECT objectiveMetric, objectiveGoal FROM run WHERE \(filter.sql) AND objectiveMetric IS NOT NULL
        GROUP BY objectiveMetric, objectiveGoal ORDER BY count(*) DESC, min(id)
        """
      ).fetchAll(db)
      return try rows.map { try MetricObjective(metric: $0[0], goal: Goal(rawValue: $0[1]) ?? .maximize) }
    }
  }

  /// How many of the runs that a filter lets through are in each state; a state that none is in is absent.
  public func stateCounts(_ filter: RunFilter = RunFilter()) throws(StoreError) -> [RunState: Int] {
    try read { db in
      let rows = try SQLRequest<Row>(
        "SELECT state, count(*) FROM run WHERE \(filter.sql) GROUP BY state"
      ).fetchAll(db)
      return try rows.reduce(into: [:]) { counts, row in
        if let state = RunState(rawValue: try row[0]) { counts[state] = try row[1] }
      }
    }
  }
}

/// The sixteen bytes of a configuration's digest, as a number that costs no memory of its own.
private func configuration(_ row: Row, at place: Int) throws -> UInt128 {
  try row.withUnsafeData(atIndex: place) { digest in
    digest.map { $0.reduce(0) { $0 << 8 | UInt128($1) } } ?? 0
  }
}

extension ParamValue {
  /// A value of SQLite's, without the type that the param had.
  fileprivate init?(_ value: DatabaseValue) {
    switch value.storage {
    case .int64(let value): self = .integer(value)
    case .double(let value): self = .real(value)
    case .string(let value): self = .text(value)
    case .null, .blob: return nil
    }
  }
}
