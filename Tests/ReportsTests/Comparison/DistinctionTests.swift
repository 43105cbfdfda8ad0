import Reports
import Testing
import Tracking

@Suite struct DistinctionTests {
  private static func runs(_ rate: Double, _ values: [Double]) -> [RunRecord] {
    values.enumerated().map { place, value in
      .sample(
        "\(rate) \(place)", params: ["rate": .real(rate)], seed: Int64(place), metrics: ["val.f1": [value]])
    }
  }

  @Test func rowsThatMayBeAsGoodAsTheBestAreMarked() {
    let runs =
      Self.runs(0.1, [0.90, 0.92, 0.91]) + Self.runs(0.2, [0.91, 0.90, 0.91])
      + Self.runs(0.3, [0.50, 0.52, 0.51])
    let report = Report(runs, ReportRequest(columns: [.param("rate"), .metric("val.f1", .best)]))
    #expect(
      report.table().contains("0.9100 ± 0.0248  \n") && report.table().contains("0.9067 ± 0.0143 ≈\n"),
      "\(report.table())")
    #expect(report.table().contains("\n≈ cannot be told apart from the best (two-sided test, 5%)\n"))
    #expect(report.markdown().contains("| 0.2 | 0.9067 ± 0.0143 ≈ |"))
    #expect(report.markdown().contains("\n≈ cannot be told apart"))
    #expect(!report.csv().contains("≈"))
  }

  @Test func whereNoRowIsMarkedNothingIsSaid() {
    let apart = Report(Self.runs(0.1, [0.90, 0.92, 0.91]) + Self.runs(0.3, [0.50, 0.52, 0.51]))
    #expect(!apart.table().contains("≈"))
    #expect(!Report(Self.runs(0.1, [0.5])).table().contains("≈"))
  }

  @Test func singleRunsAreMarkedByTheirPredictions() {
    let runs = Self.runs(0.1, [0.9]) + Self.runs(0.2, [0.8]) + Self.runs(0.3, [0.2]) + Self.runs(0.4, [0.1])
    let labels = [Int32](repeating: 1, count: 40)
    var report = Report(runs)
    #expect(!report.table().contains("≈"))
    var asked: [String] = []
    report.comparePredictions { run in
      asked.append(run.name)
      // The first is always right, the others as often as their names say; of the last nothing is stored.
      let wrong = ["0.1 0": 0, "0.2 0": 4, "0.3 0": 30][run.name]
      return wrong.map { wrong in
        ValidationPredictions(
          epoch: 1, classes: [], labels: labels, predictions: labels.indices.map { $0 < wrong ? 0 : 1 })
      }
    }
    #expect(asked == ["0.1 0", "0.2 0", "0.3 0", "0.4 0"])
    let lines = report.table().split(separator: "\n")
    #expect(lines.count { $0.contains("≈") } == 2)
    #expect(lines.contains { $0.contains("0.2 0") && $0.contains("≈") })
  }
}
