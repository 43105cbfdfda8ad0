import Reports
import Scoring
import Testing

@Suite struct ScoreReportTests {
  private static func report() throws -> ScoreReport {
    let samples = try ScoredSamples(
      labels: [0, 1, 1], scores: [0.5, 0.25, 0.25, 0.75, 0.125, 0.125, 0.25, 0.5, 0.25], classCount: 3)
    let names: [MetricName] = [.accuracy, .f1(.macro), .rocAUC, .averagePrecision, .brier]
    return ScoreReport(
      ClassificationMetrics(of: samples, names), names, classes: ["cat", "dog", "hen"], source: "made.csv")
  }

  @Test func theTextSaysWhyAMetricIsUndefined() throws {
    let text = try Self.report().text()
    #expect(text.hasPrefix("made.csv · 3 samples\n"))
    #expect(text.contains("\naverage_precision · roc_auc · undefined: class hen is in no sample\n"))
    #expect(text.contains("\nbrier 0."))
  }

  @Test(arguments: Array(1...60))
  func noLineIsWiderThanTheTerminal(width: Int) throws {
    for line in try Self.report().text(width: width).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }
}
