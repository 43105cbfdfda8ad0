import Scoring
import Testing

@Suite struct MetricNameTests {
  @Test(
    arguments:
      MetricName.all + MetricName.further
      + [
        .topAccuracy(1), .topAccuracy(10), .fBeta(2, .weighted), .fBeta(0.5, .micro), .fBeta(1e-9, .macro),
        .fBeta(1e300, .macro),
      ])
  func namesAreReadBack(name: MetricName) {
    #expect(MetricName(name.description) == name)
  }

  @Test func namesAreDistinct() {
    #expect(Set(MetricName.names).count == MetricName.names.count)
  }

  @Test(arguments: [
    "", "loss", "F1", "top_0_accuracy", "top_-1_accuracy", "top_05_accuracy", "top__accuracy",
    "f", "f_micro", "f0", "f-1", "f02", "f2.0", "f.5", "fnan", "finf", "f2_", "f2_macro", "f2_micro_micro",
  ])
  func otherNamesAreUnknown(name: String) {
    #expect(MetricName(name) == nil)
  }

  @Test(arguments: [
    ("f1", MetricName.f1(.macro)), ("f2_weighted", .fBeta(2, .weighted)), ("f0.5", .fBeta(0.5, .macro)),
  ])
  func anyBetaHasAName(name: String, metric: MetricName) {
    #expect(MetricName(name) == metric)
  }

  @Test func lossesAndErrorsAreBetterWhenLower() {
    #expect(MetricName.all.filter(\.isBetterWhenLower) == [.logLoss, .brier, .calibrationError])
  }
}
