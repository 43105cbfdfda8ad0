import Drawing
import Images
import Reports
import Testing
import Tracking

@Suite struct CourseTests {
  private func points(_ values: [Double]) -> [MetricPoint] {
    values.enumerated().map { MetricPoint(epoch: $0 + 1, step: 7 * ($0 + 1), value: $1) }
  }

  @Test func chartsAreOfTheObjectiveAndTheLoss() {
    let runs = [
      RunRecord.sample("low", metrics: ["val.f1": [0.5]]), .sample("high", metrics: ["val.f1": [0.9]]),
    ]
    let courses = RunCourses([
      runs[0].id: ["val.f1": points([0.1, 0.5]), "train.f1": points([0.6]), "val.loss": points([2])],
      runs[1].id: ["val.f1": points([0.8, 0.9])],
    ])
    let report = Report(runs)
    #expect(report.courseMetrics == ["val.f1", "train.f1", "val.loss", "train.loss"])
    #expect(report.courseRuns.map(\.name) == ["high", "low"])
    let charts = report.courseCharts(courses)
    #expect(charts.map(\.title) == ["val.f1", "val.loss"])
    #expect(charts[0].series.map(\.name) == ["high", "low", nil])
    #expect(
      charts[0].series.map(\.style) == [0, 1, 1] && charts[0].series.map(\.isDashed) == [false, false, true])
    #expect(charts[0].series[0].points == [Point(1, 0.8), Point(2, 0.9)])
    #expect(charts[0].xName == "epoch")
  }

  @Test func repetitionsAreAMeanWithinAnInterval() {
    let runs = [RunRecord.sample("a", seed: 1), .sample("b", seed: 2), .sample("c", architecture: "softmax")]
    let courses = RunCourses([
      runs[0].id: ["val.f1": points([0.25, 0.5, 1])], runs[1].id: ["val.f1": points([0.75, 1])],
      runs[2].id: ["val.f1": points([0.125])],
    ])
    let series = Report(runs).courseCharts(courses).flatMap(\.series)
    #expect(series.map(\.name) == ["lenet5", "softmax"])
    #expect(series[0].points == [Point(1, 0.5), Point(2, 0.75), Point(3, 1)])
    #expect(series[0].band.map(\.low) == [0.25, 0.5, 1] && series[0].band.map(\.high) == [0.75, 1, 1])
    #expect(series[1].band.isEmpty)
  }

  @Test func severalPointsOfAnEpochGoOverSteps() {
    let run = RunRecord.sample("a")
    let course = [
      MetricPoint(epoch: 1, step: 10, value: 3), MetricPoint(epoch: 1, step: 20, value: 2),
      MetricPoint(epoch: 2, step: 30, value: 1),
    ]
    let charts = Report([run]).courseCharts(RunCourses([run.id: ["val.loss": course]]))
    #expect(charts.map(\.xName) == ["step"])
    #expect(charts[0].series[0].points.map(\.x) == [10, 20, 30])
  }

  @Test func eightRowsAreDrawnUnlessANumberIsAskedFor() {
    let runs = (0..<20).map { RunRecord.sample("r\($0)", metrics: ["val.f1": [Double($0)]]) }
    #expect(Report(runs).courseRuns.count == 8)
    #expect(Report(runs, ReportRequest(top: 12)).courseRuns.count == 12)
  }

  @Test func plotsAreWrittenByTheirSuffix() throws {
    #expect(PlotFormat(path: "a/b.curves.PNG") == .png && PlotFormat(path: "c.svg") == .svg)
    #expect(PlotFormat(path: "svg") == nil && PlotFormat(path: "c.pdf") == nil && PlotFormat(path: "") == nil)
    let run = RunRecord.sample("a", metrics: ["val.f1": [0.5]])
    let courses = RunCourses([run.id: ["val.f1": points([0.5, 0.75]), "val.loss": points([2, 1])]])
    let report = Report([run])
    let image = try Image(decoding: report.plot(courses, as: .png), name: "plot")
    #expect(image.width == 3 * (2 * 440 + 28 + 2 * 14))
    #expect(Set(stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] }).count > 50)
    let svg = String(decoding: report.plot(courses, as: .svg), as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns=") && svg.contains(">val.loss</text>") && svg.contains("#ffffff"))
  }

  @Test func nothingToDrawIsAnEmptySheet() throws {
    let report = Report([RunRecord]())
    #expect(report.courseCharts(RunCourses([:])).isEmpty)
    _ = try Image(decoding: report.plot(RunCourses([:]), as: .png), name: "plot")
  }
}
