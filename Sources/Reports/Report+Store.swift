public import Tracking

extension Report {
  /// A report of the runs of a store that a filter lets through.
  ///
  /// All of them are ranked in outline, only those that are shown are read whole. Metrics that were asked for and
  /// that a run did not record are worked out from its stored scores.
  ///
  /// - Throws: `StoreError`, and what damaged scores give.
  public init(_ store: Store, _ filter: RunFilter, _ request: ReportRequest = ReportRequest()) throws {
    let finished = filter.narrowed(to: [.finished])
    let objective = try Self.objective(of: store, finished)
    var reader = RecordReader(store, MetricDerivation(store, request.derivedMetrics))
    let outlines = try Self.outlines(of: store, finished, by: objective, request, &reader)
    let unfinished = try Self.unfinished(of: store, filter, isTopOnly: request.top != nil)
    try self.init(
      Ranking(outlines, by: objective, request), by: objective, request,
      unfinishedCounts: unfinished.counts, unfinished: unfinished.listed
    ) { groups in
      let records = try reader.records(groups.flatMap { $0.runs.map(\.outline.id) })
      return groups.map { RunGroup(runs: $0.runs.compactMap { records[$0.outline.id] }) }
    }
    derived = reader.derived
    let scores = ScoreReader(store)
    try comparePredictions { try ValidationPredictions(of: $0, scores) }
  }

  /// The runs in outline, with what their order is by; where that must be worked out, with their records.
  private static func outlines(
    of store: Store, _ filter: RunFilter, by objective: MetricObjective?, _ request: ReportRequest,
    _ reader: inout RecordReader
  ) throws -> [OutlinedRun] {
    let columns = [request.sort, objective.map(SortOrder.init(bestFirst:))].compactMap { $0?.column }
      .filter { $0.field != nil }
    let outlines = try store.outlines(filter, fields: columns.compactMap(\.field))
    var records: [RunID: RunRecord] = [:]
    if let sort = request.sort?.column, sort.derivedMetric != nil, let place = columns.firstIndex(of: sort) {
      records = try reader.records(outlines.filter { $0.values[place] == nil }.map(\.id))
    }
    return outlines.map { OutlinedRun($0, columns: columns, record: records[$0.id]) }
  }

  /// What "best" means to most of the runs; where none says, a metric that most trainings have.
  private static func objective(of store: Store, _ filter: RunFilter) throws -> MetricObjective? {
    try store.objectives(filter).first
      ?? usualObjectives.first { objective in
        let field = RunField.metric(objective.metric, .best, objective.goal)
        return try !store.stateCounts(filter.narrowed(by: .not(.isMissing(field)))).isEmpty
      }
  }

  private static func unfinished(
    of store: Store, _ filter: RunFilter, isTopOnly: Bool
  ) throws -> (counts: [RunState: Int], listed: [RunRecord]) {
    let counts = try store.stateCounts(filter.narrowed(to: Set(unfinishedStates)))
    var listed: [RunRecord] = []
    for state in unfinishedStates where counts[state] != nil {
      let limit = isTopOnly ? mostUnfinishedListed - listed.count : nil
      listed += try store.runs(filter.narrowed(to: [state]), limit: limit)
    }
    return (counts, listed)
  }
}
