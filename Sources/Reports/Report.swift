import Statistics
public import Tracking

/// A comparison of runs, ready to be rendered as a table, CSV, Markdown or JSON.
///
/// Finished runs are ranked in rows; the others are listed apart.
public struct Report: Sendable {
  /// A row: what its runs have in each column.
  struct Row: Sendable {
    let group: RunGroup
    let cells: [Cell]
  }

  /// What all ranked runs have in common.
  struct Fact: Hashable, Sendable {
    let column: Column
    let value: CellValue
  }

  let columns: [Column]
  let rows: [Row]
  let facts: [Fact]
  /// The metric by which the best run is meant.
  let objective: MetricObjective?
  /// The order of the rows; nil where they are as the runs came.
  let sort: SortOrder?
  /// Whether a row may stand for several runs.
  let isGrouped: Bool
  /// The rows there are, of which `rows` may be the first ones only.
  let rowCount: Int
  /// Whether a number of rows was asked for.
  let isTopOnly: Bool
  /// The ranked runs, shown or not.
  let rankedRunCount: Int
  /// Whether the columns were asked for by name, so that the first ones matter most.
  let hasChosenColumns: Bool
  /// Runs that are queued, running, failed, pruned or interrupted, as they came.
  let unfinished: [RunRecord]
  /// Tests of the predictions of rows of a single run against the best row's, by row.
  var predictionTests: [Int: McNemarTest] = [:]
}

extension Report {
  /// A report of some runs.
  public init(_ runs: [RunRecord], _ request: ReportRequest = ReportRequest()) {
    let ranked = runs.filter { $0.state == .finished }
    let (groups, areJoined) = RunGroup.groups(of: ranked, by: request.grouping)
    let objective = Self.objective(of: ranked)
    let bestFirst = objective.map {
      SortOrder(by: .metric($0.metric, .best), descending: $0.goal == .maximize)
    }
    let sort = request.sort ?? bestFirst
    let inside = groups.map { RunGroup(runs: bestFirst?.sorted($0.runs) ?? $0.runs) }
    let sorted = sort?.sorted(inside) ?? inside
    let choice = ColumnChoice(of: ranked, isGrouped: areJoined, objective: objective)
    let columns = request.columns ?? choice.shown
    let shown = sorted.prefix(max(0, request.top ?? sorted.count))
    self.init(
      columns: columns,
      rows: shown.map { group in Row(group: group, cells: columns.map(group.cell)) },
      facts: choice.facts.filter { !columns.contains($0.column) }, objective: objective, sort: sort,
      isGrouped: areJoined, rowCount: sorted.count, isTopOnly: request.top != nil,
      rankedRunCount: ranked.count,
      hasChosenColumns: request.columns != nil, unfinished: runs.filter { $0.state != .finished })
  }

  /// The runs of the rows in their order, then, unless only the top was asked for, the ones that did not finish.
  var orderedRuns: [RunRecord] { rows.flatMap(\.group.runs) + (isTopOnly ? [] : unfinished) }

  /// What "best" means to most of the runs; where none says, a metric that most trainings have.
  static func objective(of runs: [RunRecord]) -> MetricObjective? {
    var votes: [MetricObjective: Int] = [:]
    for objective in runs.compactMap(\.objective) { votes[objective, default: 0] += 1 }
    if let most = votes.values.max() {
      return runs.compactMap(\.objective).first { votes[$0] == most }
    }
    let metric = ["val.f1", "val.accuracy", "val.loss", "train.loss"].first { name in
      runs.contains { $0.metrics[name] != nil }
    }
    return metric.map { MetricObjective(metric: $0, goal: .ofMetric(named: $0)) }
  }
}
