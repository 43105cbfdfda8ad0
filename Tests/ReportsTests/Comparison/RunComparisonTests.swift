import Reports
import Testing
import Tracking

@Suite struct RunComparisonTests {
  private func subject(
    _ name: String, _ params: Params = [:], f1: Double, predictions: [Int32]?, split: String = "s1"
  ) -> RunComparison.Subject {
    var run = RunRecord.sample(name, params: params, metrics: ["val.f1": [f1 / 2, f1]])
    run.splitHash = split
    let courses = [
      "val.f1": [MetricPoint(epoch: 1, step: 5, value: f1 / 2), MetricPoint(epoch: 2, step: 10, value: f1)]
    ]
    return RunComparison.Subject(
      run, courses: courses,
      predictions: predictions.map {
        ValidationPredictions(
          epoch: 2, classes: ["cat", "dog", "owl"], labels: [0, 0, 1, 1, 2, 2], predictions: $0)
      })
  }

  @Test func settingsThatDifferAndMetricsAreSideBySide() {
    let text = RunComparison([
      subject("one", ["rate": .real(0.1), "epochs": .integer(2)], f1: 0.5, predictions: nil),
      subject("two", ["rate": .real(0.2), "epochs": .integer(2)], f1: 0.75, predictions: nil),
    ]).text(width: 100)
    #expect(text.contains("params.rate"))
    #expect(!text.contains("params.epochs"), "what is the same is left out")
    #expect(text.contains("0.5000") && text.contains("0.7500"))
    #expect(text.contains("no validation scores of one are stored"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func samplesAreCountedByWhoWasRight() {
    let comparison = RunComparison([
      subject("one", f1: 0.5, predictions: [0, 1, 1, 0, 2, 0]),
      subject("two", f1: 0.5, predictions: [0, 0, 2, 0, 0, 1]),
    ])
    let json = comparison.json.rendered
    // Right: both in the first, one alone in the third and fifth, two alone in the second; the fourth is the same mistake.
    for part in [
      #""both_right": 1"#, #""only_first": 2"#, #""only_second": 1"#, #""same_mistake": 1"#,
      #""other_mistakes": 1"#,
      #""count": 6"#, #""p_value": 1.0"#,
    ] { #expect(json.contains(part), "\(part)") }
    let text = comparison.text(width: 80)
    #expect(text.contains("predictions for 6 validation samples, after epochs 2, 2"))
    // Owls: the first had one right and one as a cat; the other one as a cat and one as a dog.
    #expect(text.contains("owl    ·   +1   -1") || text.contains("owl   ·  +1  -1"), "\(text)")
  }

  @Test func coursesAreJudgedInWords() {
    func subject(_ name: String, validation: [Double]) -> RunComparison.Subject {
      let losses = ["train.loss": [1, 0.5, 0.3, 0.2, 0.1, 0.05], "val.loss": validation]
      return RunComparison.Subject(
        .sample(name, objective: nil, metrics: ["val.loss": [0.5]]),
        courses: losses.mapValues { values in
          values.enumerated().map { MetricPoint(epoch: $0 + 1, step: $0 + 1, value: $1) }
        }, predictions: nil)
    }
    let comparison = RunComparison([
      subject("one", validation: [1, 0.6, 0.5, 0.7, 0.8, 0.9]), subject("two", validation: [1, 0.9]),
    ])
    let text = comparison.text(width: 100)
    #expect(text.contains("\nA overfitting: "))
    #expect(!text.contains("\nB overfitting: "))
    #expect(comparison.json.rendered.contains("\"diagnoses\": [\"overfitting: "))
  }

  @Test func differentSamplesAreNotCompared() {
    let comparison = RunComparison([
      subject("one", f1: 0.5, predictions: [0, 1, 1, 0, 2, 0]),
      subject("two", f1: 0.5, predictions: [0, 0, 2, 0, 0, 1], split: "s2"),
    ])
    #expect(comparison.text().contains("one and two were validated on different samples"))
    #expect(!comparison.json.rendered.contains("p_value"))
  }
}
