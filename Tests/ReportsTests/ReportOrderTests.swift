import Reports
import Testing
import Tracking

@Suite struct ReportOrderTests {
  private func names(_ runs: [RunRecord], _ request: ReportRequest = ReportRequest()) -> [String] {
    var request = request
    request.columns = [.run]
    return Report(runs, request).csv().split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func tiesStayAsTheyCameAndRunsWithoutTheMetricComeLast() {
    let runs = [
      RunRecord.sample("none"), .sample("nan", metrics: ["val.f1": [.nan]]),
      .sample("first", metrics: ["val.f1": [0.5]]), .sample("second", metrics: ["val.f1": [0.5]]),
      .sample("best", metrics: ["val.f1": [0.6]]),
    ]
    #expect(names(runs) == ["best", "first", "second", "none", "nan"])
  }

  @Test func lossesAreBestWhenLow() {
    let objective = MetricObjective(metric: "val.loss", goal: .minimize)
    let runs = [
      RunRecord.sample("high", objective: objective, metrics: ["val.loss": [2, 0.5]]),
      .sample("low", objective: objective, metrics: ["val.loss": [0.4, 3]]),
    ]
    #expect(names(runs) == ["low", "high"])
  }

  @Test func withoutAnObjectiveTheUsualMetricDecides() {
    let runs = [
      RunRecord.sample("a", objective: nil, metrics: ["val.accuracy": [0.5]]),
      .sample("b", objective: nil, metrics: ["val.accuracy": [0.7]]),
    ]
    #expect(names(runs) == ["b", "a"])
    #expect(Report(runs).table().contains("by val.accuracy"))
  }

  @Test func anyColumnMayDecideInEitherDirectionMissingValuesLast() throws {
    let runs = [
      RunRecord.sample("slow", seconds: 9), .sample("unknown", seconds: nil), .sample("fast", seconds: 1),
    ]
    let catalog = ColumnCatalog(runs)
    let rising = try catalog.sortOrder("duration_seconds")
    let falling = try catalog.sortOrder("-duration_seconds")
    #expect(names(runs, ReportRequest(sort: rising)) == ["fast", "slow", "unknown"])
    #expect(names(runs, ReportRequest(sort: falling)) == ["slow", "fast", "unknown"])
    #expect(names(runs, ReportRequest(sort: try catalog.sortOrder("-run"))) == ["unknown", "slow", "fast"])
  }

  @Test func topShowsTheFirstRowsAndSaysOfHowMany() {
    let report = Report(ReportTableTests.grid, ReportRequest(top: 2))
    #expect(report.table().contains("3 runs · top 2 of 3 rows"))
    #expect(!report.table().contains("old-elk-3"))
    #expect(names(ReportTableTests.grid, ReportRequest(top: 0)).isEmpty)
    #expect(names(ReportTableTests.grid, ReportRequest(top: -1)).isEmpty)
  }
}
