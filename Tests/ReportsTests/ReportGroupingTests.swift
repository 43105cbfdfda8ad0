import Reports
import Testing
import Tracking

@Suite struct ReportGroupingTests {
  static let runs: [RunRecord] = [
    .sample("a", params: ["seed": .integer(1), "rate": .real(0.1)], seed: 1, metrics: ["val.f1": [0.5]]),
    .sample("b", params: ["seed": .integer(2), "rate": .real(0.1)], seed: 2, metrics: ["val.f1": [0.7]]),
    .sample("c", params: ["seed": .integer(1), "rate": .real(0.2)], seed: 1, metrics: ["val.f1": [0.9]]),
  ]

  private func rowCounts(_ runs: [RunRecord], _ grouping: ReportRequest.Grouping? = nil) -> [String] {
    Report(runs, ReportRequest(columns: [.runs], grouping: grouping)).csv().split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test func runsThatDifferInTheirSeedOnlyAreJoined() {
    #expect(rowCounts(Self.runs) == ["1", "2"])
    #expect(rowCounts(Self.runs, .seed) == ["1", "2"])
  }

  @Test func foldsOfOneSeedAreJoined() {
    let runs = (0..<3).map { fold in
      RunRecord.sample(
        "fold \(fold)", params: ["fold": .integer(fold)], metrics: ["val.f1": [Double(fold) / 2]])
    }
    #expect(rowCounts(runs) == ["3"])
    #expect(Report(runs).table(width: nil, style: .plain).contains("0.5000 ± 1.2421"))
    #expect(!Report(runs).table(width: nil, style: .plain).contains("fold  "))
  }

  @Test func onRequestEachRunStaysByItself() {
    #expect(rowCounts(Self.runs, ReportRequest.Grouping.none) == ["1", "1", "1"])
  }

  @Test func withOneSeedNothingIsJoined() {
    let repeated = [RunRecord.sample("a"), .sample("b")]
    #expect(rowCounts(repeated) == ["1", "1"])
    #expect(rowCounts(repeated, .seed) == ["2"])
  }

  @Test func otherArchitecturesAndExperimentsStayApart() {
    let runs = [
      RunRecord.sample("a", seed: 1), .sample("b", seed: 2), .sample("c", architecture: "softmax", seed: 3),
      .sample("d", seed: 4, experiment: "other"),
    ]
    #expect(rowCounts(runs) == ["2", "1", "1"])
  }

  @Test func theBestRunOfARowIsNamed() {
    let request = ReportRequest(columns: [.run], sort: SortOrder(by: .duration))
    #expect(Report(Self.runs, request).csv() == "best_run\nb\nc\n")
  }

  @Test func seedsAskedForAreListed() {
    #expect(Report(Self.runs, ReportRequest(columns: [.seed])).csv() == "seed\n1\n1|2\n")
  }
}
