import Tracking

extension Report {
  /// One line for each metric that could not be worked out for some of the shown runs, with the reason.
  var gapNotes: [String] {
    derived.gaps.sorted { $0.key < $1.key }.map { metric, gap in
      let runs = gap.runs == 1 ? "1 run" : "\(gap.runs) runs"
      return printable("\(metric) is missing for \(runs): \(gap.reason)")
    }
  }
}
