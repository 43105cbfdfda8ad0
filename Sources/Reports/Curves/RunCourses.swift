import Drawing
package import Tracking

/// The points of some metrics of some runs, to be drawn as curves.
package struct RunCourses: Sendable {
  private let points: [RunID: [String: [MetricPoint]]]
  /// Whether an epoch has several points of a metric, so that curves go over steps.
  private let isByStep: Bool

  /// Courses that are there already: by run, by the metric's full name.
  package init(_ points: [RunID: [String: [MetricPoint]]]) {
    self.points = points
    isByStep = points.values.contains { courses in
      courses.values.contains { course in zip(course, course.dropFirst()).contains { $0.epoch == $1.epoch } }
    }
  }

  /// What the curves go over.
  var axisName: String { isByStep ? "step" : "epoch" }

  /// The course of a run's metric; empty where there is none.
  func course(_ run: RunID, _ metric: String) -> [Point] {
    (points[run]?[metric] ?? []).map { Point(Double(isByStep ? $0.step : $0.epoch), $0.value) }
  }

  /// The last value of each epoch of a run's metric; empty where there is none.
  func epochValues(_ run: RunID, _ metric: String) -> [Double] {
    let course = points[run]?[metric] ?? []
    return course.indices.filter { $0 + 1 == course.count || course[$0].epoch != course[$0 + 1].epoch }
      .map { course[$0].value }
  }

  /// The mean course of several runs, and between which values they are; of one run its own without an interval.
  ///
  /// Each place on the axis has the runs that came so far.
  func course(_ runs: [RunID], _ metric: String) -> (mean: [Point], band: [LineChart.Interval]) {
    let courses = runs.map { course($0, metric) }.filter { !$0.isEmpty }
    guard courses.count > 1 else { return (courses.first ?? [], []) }
    var values: [Double: [Double]] = [:]
    for point in courses.joined() { values[point.x, default: []].append(point.y) }
    let places = values.sorted { $0.key < $1.key }
    let mean = places.map { Point($0.key, $0.value.reduce(0, +) / Double($0.value.count)) }
    let band = places.map { x, values in
      LineChart.Interval(x: x, low: values.min() ?? .nan, high: values.max() ?? .nan)
    }
    return (mean, band)
  }
}
