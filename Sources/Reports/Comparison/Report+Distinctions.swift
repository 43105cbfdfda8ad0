import Statistics
public import Tracking

extension Report {
  /// For each row whether it can be told apart from the one with the best mean of the objective; nothing where the report
  /// has no objective, or a single row.
  var distinctions: [Distinction] {
    guard let bestRow, rows.count > 1 else { return [] }
    let comparison = BestComparison(results(of: rows[bestRow]))
    return rows.indices.map { row in
      row == bestRow
        ? .best
        : comparison.distinction(of: results(of: rows[row])) { predictionTests[row] }
    }
  }

  /// The row with the best value of the objective, or the best mean; the first of several.
  var bestRow: Int? {
    guard let objective else { return nil }
    var best: (row: Int, value: Double)?
    for (row, value) in rows.map({ $0.group.cell(.metric(objective.metric, .best)).number }).enumerated() {
      guard let value else { continue }
      if best.map({ objective.goal.prefers(value, to: $0.value) }) ?? true { best = (row, value) }
    }
    return best?.row
  }

  /// Compares the predictions of rows of a single run with those of the best row's, where that is a single run too.
  ///
  /// Runs are compared where they had the same data and the same validation split.
  ///
  /// - Parameter read: a run's stored predictions; nil where there are none. It is asked once for each run.
  public mutating func comparePredictions(
    _ read: (RunRecord) throws -> ValidationPredictions?
  ) rethrows {
    guard let bestRow, let best = rows[bestRow].group.single, rows.count > 1 else { return }
    guard
      rows.contains(where: {
        $0.group.single?.hasSameValidation(as: best) ?? false && $0.group.single?.id != best.id
      })
    else { return }
    guard let reference = try read(best) else { return }
    for (row, run) in rows.prefix(Self.mostCompared).map(\.group.single).enumerated() where row != bestRow {
      guard let run, run.hasSameValidation(as: best), let other = try read(run),
        other.labels == reference.labels
      else { continue }
      predictionTests[row] = McNemarTest(
        labels: reference.labels, reference.predictions, other.predictions)
    }
  }

  /// Reading more rows' scores would take longer than a table should.
  private static let mostCompared = 200

  private func results(of row: Row) -> [BestComparison<Repetition>.Result] {
    guard let objective else { return [] }
    return row.group.runs.compactMap { run in
      Column.metric(objective.metric, .best).value(of: run).number.map { (run.repetition, $0) }
    }
  }
}

extension RunGroup where Run == RunRecord {
  /// The run of a group that has one only.
  fileprivate var single: RunRecord? { runs.count == 1 ? runs[0] : nil }
}

extension RunRecord {
  /// Whether both were validated on the same samples in the same order.
  func hasSameValidation(as other: RunRecord) -> Bool {
    datasetFingerprint == other.datasetFingerprint && splitHash == other.splitHash
  }
}
