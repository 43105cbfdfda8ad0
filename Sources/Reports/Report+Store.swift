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
    let derivation = MetricDerivation(store, request.derivedMetrics)
    let unfinished = try Self.unfinished(of: store, filter, isTopOnly: request.top != nil)
    var derived = MetricDerivation.Result()
    if let outlines = try Self.outlines(of: store, finished, by: objective, request) {
      try self.init(
        Ranking(outlines, by: objective, request), by: objective, request,
        unfinishedCounts: unfinished.counts, unfinished: unfinished.listed
      ) { groups in
        var records = try store.runs(groups.flatMap { $0.runs.map(\.outline.id) })
        derived = try derivation.add(to: &records)
        let byID = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
        return groups.map { RunGroup(runs: $0.runs.compactMap { byID[$0.outline.id] }) }
      }
    } else {
      var records = try store.runs(finished)
      derived = try derivation.add(to: &records)
      self.init(
        Ranking(records, by: objective, request), by: objective, request,
        unfinishedCounts: unfinished.counts, unfinished: unfinished.listed
      ) { $0 }
    }
    self.derived = derived
    let reader = ScoreReader(store)
    try comparePredictions { try ValidationPredictions(of: $0, reader) }
  }

  /// The runs in outline, with what their order is by; nil where that must first be worked out for some.
  private static func outlines(
    of store: Store, _ filter: RunFilter, by objective: MetricObjective?, _ request: ReportRequest
  ) throws -> [OutlinedRun]? {
    var columns = [request.sort, objective.map(SortOrder.init(bestFirst:))].compactMap { $0?.column }
    columns = columns.filter { $0.field != nil }
    let outlines = try store.outlines(filter, fields: columns.compactMap(\.field))
      .map { OutlinedRun($0, columns: columns) }
    guard let sort = request.sort?.column, sort.derivedMetric != nil else { return outlines }
    return outlines.contains { $0.value(in: sort) == .missing } ? nil : outlines
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
