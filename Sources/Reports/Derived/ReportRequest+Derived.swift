extension ReportRequest {
  /// The metrics that are asked for by name and can be worked out for runs that did not record them.
  var derivedMetrics: [DerivedMetric] {
    var metrics: [DerivedMetric] = []
    for column in (columns ?? []) + (sort.map { [$0.column] } ?? []) {
      if let metric = column.derivedMetric, !metrics.contains(metric) { metrics.append(metric) }
    }
    return metrics
  }
}

extension Column {
  /// The metric, where it is one that can be worked out.
  var derivedMetric: DerivedMetric? {
    guard case .metric(let name, _) = self else { return nil }
    return try? DerivedMetric(parsing: name)
  }
}
