import Tracking

/// Runs of one configuration: the runs of a row, the best first once ordered.
struct RunGroup<Run: Rankable>: Sendable {
  var runs: [Run]

  /// What a column shows of the group.
  func cell(_ column: Column) -> Cell {
    switch column {
    case .runs: .value(.integer(Int64(runs.count)))
    case .run, .id: runs.first.map { .value($0.value(in: column)) } ?? .missing
    default:
      column.isMeasured
        ? Cell(measured: runs.map { $0.value(in: column) }) : Cell(runs.map { $0.value(in: column) })
    }
  }
}

extension RunGroup {
  /// The runs as groups in the order of their first members.
  static func groups(of runs: [Run], by grouping: ReportRequest.Grouping?) -> (
    groups: [RunGroup], areJoined: Bool
  ) {
    var apart: [RunGroup] { runs.map { RunGroup(runs: [$0]) } }
    if grouping == ReportRequest.Grouping.none { return (apart, false) }
    var places: [Run.Configuration: Int] = [:]
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
    let haveRepetitions = groups.contains { $0.runs.count > 1 && Set($0.runs.map(\.repetition)).count > 1 }
    return grouping == .seed || haveRepetitions ? (groups, true) : (apart, false)
  }
}
