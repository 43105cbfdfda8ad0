import Tracking

/// Runs of one configuration: the runs of a row, the best first once ordered.
struct RunGroup: Sendable {
  var runs: [RunRecord]

  /// What a column shows of the group.
  func cell(_ column: Column) -> Cell {
    switch column {
    case .runs: .value(.integer(Int64(runs.count)))
    case .run, .id: runs.first.map { .value(column.value(of: $0)) } ?? .missing
    default: column.isMeasured ? Cell(measured: runs.map(column.value)) : Cell(runs.map(column.value))
    }
  }
}

extension RunGroup {
  /// The runs as groups in the order of their first members.
  static func groups(of runs: [RunRecord], by grouping: ReportRequest.Grouping?) -> (
    groups: [RunGroup], areJoined: Bool
  ) {
    let apart = runs.map { RunGroup(runs: [$0]) }
    if grouping == ReportRequest.Grouping.none { return (apart, false) }
    var places: [RunConfiguration: Int] = [:]
    var groups: [RunGroup] = []
    for run in runs {
      let configuration = run.configuration
      if let place = places[configuration] {
        groups[place].runs.append(run)
      } else {
        places[configuration] = groups.count
        groups.append(RunGroup(runs: [run]))
      }
    }
    let haveRepetitions = groups.contains { Set($0.runs.map(Repetition.init)).count > 1 }
    return grouping == .seed || haveRepetitions ? (groups, true) : (apart, false)
  }
}

/// What tells runs of one configuration apart.
struct Repetition: Hashable {
  let seed: Int64
  let fold: ParamValue?

  init(_ run: RunRecord) { (seed, fold) = (run.seed, run.params["fold"]) }
}
