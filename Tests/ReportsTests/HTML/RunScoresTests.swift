import Drawing
import Reports
import Scoring
import Testing

@Suite struct RunScoresTests {
  @Test func curvesAndConfusionAreThoseOfTheSamples() throws {
    let samples = try ScoredSamples(
      labels: [0, 0, 1, 1], scores: [0.9, 0.1, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8], classCount: 2)
    let scores = RunScores(title: "t", of: samples, labels: ["no", "yes"])
    #expect(scores.classes.map(\.label) == ["no", "yes"])
    #expect(scores.confusion == [[1, 1], [0, 2]])
    #expect(scores.classes[1].rocAUC == 1 && scores.classes[1].averagePrecision == 1)
    #expect(scores.classes[1].roc == [Point(0, 0), Point(0, 0.5), Point(0, 1), Point(1, 1)])
    #expect(scores.classes[1].precisionRecall.first == Point(0, 1))
  }

  @Test func worstClassesHaveCurves() throws {
    let count = 20
    // Class 7 is taken for class 8, and class 19 is in no sample.
    let labels = (0..<200).map { Int32($0 % 19) }
    let scores = labels.flatMap { label in
      (0..<count).map { $0 == (label == 7 ? 8 : Int(label)) ? 0.9 : 0.1 / 19 }
    }
    let samples = try ScoredSamples(labels: labels, scores: scores, classCount: count)
    let curves = RunScores(title: "t", of: samples, labels: []).classes
    #expect(curves.count == count && curves[3].label == "3")
    #expect(!curves[7].roc.isEmpty && !curves[8].roc.isEmpty)
    #expect(curves[19].rocAUC == nil && curves[19].roc.isEmpty)
    #expect(curves.count { !$0.roc.isEmpty } <= 16)
  }
}
