import Reports
import Scoring
import Testing

@Suite struct SampleChoiceTests {
  /// Sample by sample: truth, prediction, score.
  private func samples(_ rows: [(Int32, Int, Double)]) throws -> ScoredSamples {
    let scores = rows.flatMap { _, prediction, score in
      (0..<3).map { $0 == prediction ? score : (1 - score) / 2 }
    }
    return try ScoredSamples(labels: rows.map(\.0), scores: scores, classCount: 3)
  }

  @Test func surestMistakesComeFirst() throws {
    let samples = try samples([(0, 0, 0.9), (0, 1, 0.6), (1, 2, 0.95), (2, 2, 0.5), (1, 0, 0.7), (1, 1, 0.8)])
    #expect(SampleChoice(of: samples, count: 4).places == [2, 4, 1, 3])
    #expect(SampleChoice(of: samples, count: 6).places == [2, 4, 1, 3, 5, 0])
    #expect(SampleChoice(of: samples, count: 100).places == [2, 4, 1, 3, 5, 0])
    #expect(SampleChoice(of: samples, count: 0).places.isEmpty)
  }

  @Test func predictionsHaveNamesAndScores() throws {
    let choice = SampleChoice(of: try samples([(0, 1, 0.6), (2, 2, 0.75)]), count: 2)
    #expect(
      choice.predictions(pictures: [[1], [2]], labels: ["cat", "dog"]) == [
        SamplePrediction(png: [1], truth: "cat", prediction: "dog", score: 0.6),
        SamplePrediction(png: [2], truth: "2", prediction: "2", score: 0.75),
      ])
  }
}
