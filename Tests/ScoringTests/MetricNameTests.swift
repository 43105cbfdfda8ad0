import Scoring
import Testing

@Suite struct MetricNameTests {
  @Test(arguments: MetricName.all + [.topAccuracy(1), .topAccuracy(10)])
  func namesAreReadBack(name: MetricName) {
    #expect(MetricName(name.description) == name)
  }

  @Test func namesAreDistinct() {
    #expect(Set(MetricName.names).count == MetricName.names.count)
  }

  @Test(arguments: [
    "", "loss", "F1", "top_0_accuracy", "top_-1_accuracy", "top_05_accuracy", "top__accuracy",
  ])
  func otherNamesAreUnknown(name: String) {
    #expect(MetricName(name) == nil)
  }

  @Test func lossesAndErrorsAreBetterWhenLower() {
    #expect(MetricName.all.filter(\.isBetterWhenLower) == [.logLoss, .brier, .calibrationError])
  }
}
