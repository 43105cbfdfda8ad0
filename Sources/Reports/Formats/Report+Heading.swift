import Tracking

extension Report {
  /// The heading of a column in a table for people.
  func heading(of column: Column) -> String {
    switch column {
    case .run where isGrouped: "best run"
    case .runs: "n"
    case .param(let name): printable(name)
    case .metric(let name, .epoch) where name == objective?.metric: "epoch"
    case .duration: "time"
    case .samplesPerSecond: "samples/s"
    case .cpuSeconds: "CPU time"
    case .peakMemory: "peak memory"
    case .multiplyAdds: "multiply-adds"
    default: printable(column.description)
    }
  }

  /// How much a column matters where there is no room for all; the highest stays longest.
  func importance(of column: Column) -> Int {
    if hasChosenColumns { return columns.count - (columns.firstIndex(of: column) ?? 0) }
    return switch column {
    case .metric(let name, .best) where name == objective?.metric: 100
    case .architecture: 95
    case .param: 90
    case .seed: 88
    case .dataset: 85
    case .runs: 80
    case .experiment: 75
    case .run where !isGrouped: 70
    case .metric(let name, .epoch) where name == objective?.metric: 60
    case .metric(_, .best): 55
    case .parameters: 40
    case .duration: 35
    case .run: 30
    default: 20
    }
  }
}

extension Report {
  /// On which side each column lines up: numbers on the right, words on the left.
  var alignments: [Alignment] {
    columns.indices.map { place in rows.contains { $0.cells[place].isText } ? .left : .right }
  }
}
