import Tracking

/// Which columns tell some runs apart, and what all of them have in common.
struct ColumnChoice {
  let shown: [Column]
  let facts: [Report.Fact]

  init(of runs: [RunRecord], isGrouped: Bool, objective: MetricObjective?) {
    var varying: [Column] = []
    var facts: [Report.Fact] = []
    for column in Self.settings(of: runs, isGrouped: isGrouped) {
      switch Self.commonValue(column, runs) {
      case .missing?: break
      case let value?: facts.append(Report.Fact(column: column, value: value))
      case nil: varying.append(column)
      }
    }
    let metrics = Self.metrics(of: runs, objective: objective)
    let naming: [Column] = isGrouped ? [] : [.run]
    let counting: [Column] = isGrouped ? [.runs] : []
    let work: [Column] = runs.contains { $0.multiplyAdds != nil } ? [.multiplyAdds] : []
    let tail = [.parameters] + work + [.duration] + (isGrouped ? [.run] : [])
    shown = naming + varying + counting + metrics + tail
    self.facts = facts
  }

  /// What was decided before the training, in the order of a header line.
  private static func settings(of runs: [RunRecord], isGrouped: Bool) -> [Column] {
    // These three are params too where an experiment varies them; a run has them anyway.
    let known: Set<String> = ["architecture", "dataset", "seed"]
    let repeated: Set<String> = isGrouped ? ["fold"] : []
    let params = runs.reduce(into: Set<String>()) { $0.formUnion($1.params.keys) }
      .subtracting(known.union(repeated))
    return [.experiment, .dataset, .architecture] + params.sorted().map(Column.param)
      + (isGrouped ? [] : [.seed])
  }

  /// The value that all runs have in a column; nil where they differ.
  private static func commonValue(_ column: Column, _ runs: [RunRecord]) -> CellValue? {
    guard let first = runs.first.map(column.value) else { return .missing }
    return runs.dropFirst().allSatisfy { column.value(of: $0) == first } ? first : nil
  }

  /// The objective and its epoch, then the usual metrics of the validation split.
  private static func metrics(of runs: [RunRecord], objective: MetricObjective?) -> [Column] {
    let present = runs.reduce(into: Set<String>()) { $0.formUnion($1.metrics.keys) }
    var names = ["val.accuracy", "val.f1", "val.roc_auc", "val.loss"].filter(present.contains)
    if names.isEmpty { names = Array(present.sorted().prefix(4)) }
    guard let metric = objective?.metric else { return names.map { .metric($0, .best) } }
    let others = names.filter { $0 != metric }.map { Column.metric($0, .best) }
    return [.metric(metric, .best), .metric(metric, .epoch)] + others + [.metric(metric, .last)]
  }
}
