package import Tracking

extension RunCourses {
  /// The courses that a report shows and judges, from a store.
  package init(of report: Report, in store: Store) throws(StoreError) {
    self.init(
      try store.metricHistories(
        runs: report.courseRuns.map(\.id), metrics: Set(report.courseMetrics + ["train.loss", "val.loss"])))
  }
}
