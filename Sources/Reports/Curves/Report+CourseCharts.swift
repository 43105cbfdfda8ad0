package import Drawing
package import Tracking

extension Report {
  /// The rows whose curves are drawn unless a number was asked for; more would cover one another.
  private static let mostCourses = 8

  /// The metrics whose courses a report shows: the objective and the loss, of validation and of training.
  package var courseMetrics: [String] {
    coursePairs.flatMap { [$0.metric] + [$0.counterpart].compactMap(\.self) }
  }

  /// The runs whose courses a report shows.
  package var courseRuns: [RunRecord] { courseRows.flatMap(\.group.runs) }

  var courseRows: [Row] { Array(isTopOnly ? rows : Array(rows.prefix(Self.mostCourses))) }

  /// A chart of each such metric: a line for each row, that of training dashed; of several runs the mean, with the
  /// interval from the lowest to the highest.
  package func courseCharts(_ courses: RunCourses) -> [LineChart] {
    coursePairs.compactMap { metric, counterpart in
      var series: [LineChart.Series] = []
      for (style, row) in courseRows.enumerated() {
        let runs = row.group.runs.map(\.id)
        let course = courses.course(runs, metric)
        if !course.mean.isEmpty {
          series.append(.init(name: label(of: row), points: course.mean, style: style, band: course.band))
        }
        let training = counterpart.map { courses.course(runs, $0).mean } ?? []
        if !training.isEmpty {
          series.append(.init(name: nil, points: training, style: style, isDashed: true))
        }
      }
      guard !series.isEmpty else { return nil }
      var chart = LineChart(title: metric, xName: courses.axisName, yName: metric, series: series)
      chart.meanings = counterpart.map { (metric, $0) }
      return chart
    }
  }

  private var coursePairs: [(metric: String, counterpart: String?)] {
    let names = [objective?.metric, "val.loss"].compactMap(\.self)
    let distinct = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
    return distinct.map { name in
      (name, name.hasPrefix("val.") ? "train." + name.dropFirst("val.".count) : nil)
    }
  }

  /// A row's name: that of its run, or of a group the settings that are shown, which tell it from the others.
  func label(of row: Row) -> String {
    let name = printable(row.group.runs.first?.name ?? "")
    guard isGrouped else { return name }
    let settings = columns.filter {
      switch $0 {
      case .param, .architecture, .dataset, .experiment: true
      default: false
      }
    }
    let texts = settings.map { $0.text(of: row.group.cell($0)) }
    return texts.isEmpty ? name : texts.joined(separator: " · ")
  }
}
