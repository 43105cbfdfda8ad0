import Tracking

/// Runs as the rows of a report: repetitions joined, the rows in their order, in each the best run first.
struct Ranking<Run: Rankable> {
  let groups: [RunGroup<Run>]
  /// Whether a row may stand for several runs.
  let areJoined: Bool
  /// The order of the rows; nil where they are as the runs came.
  let sort: SortOrder?
  /// The ranked runs.
  let runCount: Int

  /// - Parameter objective: what "best" means.
  init(_ runs: [Run], by objective: MetricObjective?, _ request: ReportRequest) {
    let bestFirst = objective.map(SortOrder.init(bestFirst:))
    let (groups, areJoined) = RunGroup.groups(of: runs, by: request.grouping)
    let inside = groups.map { group in
      group.runs.count < 2 ? group : RunGroup(runs: bestFirst?.sorted(group.runs) ?? group.runs)
    }
    sort = request.sort ?? bestFirst
    self.groups = sort?.sorted(inside) ?? inside
    self.areJoined = areJoined
    runCount = runs.count
  }
}
