import Statistics
public import Tracking

/// A comparison of runs, ready to be rendered as a table, CSV, Markdown or JSON.
///
/// Finished runs are ranked in rows; the others are listed apart.
public struct Report: Sendable {
  /// A row: what its runs have in each column.
  struct Row: Sendable {
    let group: RunGroup<RunRecord>
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
  /// How many runs are queued, running, failed, pruned or interrupted; a state that none is in is absent.
  let unfinishedCounts: [RunState: Int]
  /// These runs, the failed ones first; the first ones only where only the top was asked for.
  let unfinished: [RunRecord]
  /// Tests of the predictions of rows of a single run against the best row's, by row.
  var predictionTests: [Int: McNemarTest] = [:]
  /// What was worked out because runs had not recorded it.
  var derived = MetricDerivation.Result()
}

extension Report {
  /// A report of some runs.
  public init(_ runs: [RunRecord], _ request: ReportRequest = ReportRequest()) {
    let finished = runs.filter { $0.state == .finished }
    let objective = Self.objective(of: finished)
    let unfinished = Self.unfinishedStates.flatMap { state in runs.filter { $0.state == state } }
    self.init(
      Ranking(finished, by: objective, request), by: objective, request,
      unfinishedCounts: unfinished.reduce(into: [:]) { $0[$1.state, default: 0] += 1 },
      unfinished: request.top == nil ? unfinished : Array(unfinished.prefix(Self.mostUnfinishedListed))
    ) { $0 }
  }

  /// A report of ranked runs.
  ///
  /// - Parameter records: the records of the runs that are shown, in the same rows and order.
  init<Run>(
    _ ranking: Ranking<Run>, by objective: MetricObjective?, _ request: ReportRequest,
    unfinishedCounts: [RunState: Int], unfinished: [RunRecord],
    records: ([RunGroup<Run>]) throws -> [RunGroup<RunRecord>]
  ) rethrows {
    let shown = try records(Array(ranking.groups.prefix(max(0, request.top ?? ranking.groups.count))))
    let choice = ColumnChoice(
      of: shown.flatMap(\.runs), isGrouped: ranking.areJoined, objective: objective)
    let columns = request.columns ?? choice.shown
    self.init(
      columns: columns,
      rows: shown.map { group in Row(group: group, cells: columns.map(group.cell)) },
      facts: choice.facts.filter { !columns.contains($0.column) }, objective: objective, sort: ranking.sort,
      isGrouped: ranking.areJoined, rowCount: ranking.groups.count, isTopOnly: request.top != nil,
      rankedRunCount: ranking.runCount, hasChosenColumns: request.columns != nil,
      unfinishedCounts: unfinishedCounts, unfinished: unfinished)
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
    return usualObjectives.first { objective in
      runs.contains { $0.metrics[objective.metric]?.best(objective.goal) != nil }
    }
  }

  /// What "best" means where no run says so: the first of these that some run has a value of.
  static let usualObjectives = ["val.f1", "val.accuracy", "val.loss", "train.loss"].map {
    MetricObjective(metric: $0, goal: .ofMetric(named: $0))
  }

  /// The states of runs that did not finish, in the order in which they are listed.
  static let unfinishedStates: [RunState] = [.failed, .interrupted, .pruned, .running, .queued]

  /// The most of these runs that are listed by name.
  static let mostUnfinishedListed = 10
}
