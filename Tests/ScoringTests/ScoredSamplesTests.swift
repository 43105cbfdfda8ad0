import Scoring
import Testing

@Suite struct ScoredSamplesTests {
  @Test func countsMustMatch() {
    #expect(throws: ScoringError.countMismatch(labels: 2, scores: 5, columns: 3)) {
      try ScoredSamples(labels: [0, 1], scores: [Float](repeating: 0, count: 5), classCount: 3)
    }
    #expect(throws: ScoringError.countMismatch(labels: 2, scores: 0, columns: .max)) {
      try ScoredSamples(labels: [0, 1], scores: [Float](), classCount: .max)
    }
  }

  @Test(arguments: [Int32(-1), 3])
  func labelsMustNameAClass(label: Int32) {
    #expect(throws: ScoringError.labelOutOfRange(sample: 1, label: Int(label), classCount: 3)) {
      try ScoredSamples(labels: [0, label], scores: [Double](repeating: 0, count: 6), classCount: 3)
    }
  }

  @Test func scoresMustBeFinite() {
    #expect(throws: ScoringError.scoreNotFinite(sample: 1, column: 0, score: .infinity)) {
      try ScoredSamples(labels: [0, 1], scores: [0.5, 0.5, .infinity, 0] as [Float], classCount: 2)
    }
    #expect(throws: ScoringError.self) {
      try ScoredSamples(labels: [0], positiveScores: [.nan] as [Double])
    }
  }

  @Test func oneClassIsNoClassification() {
    #expect(throws: ScoringError.tooFewClasses(1)) {
      try ScoredSamples(labels: [0], scores: [1] as [Float], classCount: 1)
    }
  }

  @Test func errorsSayWhatWasExpectedAndFound() {
    let error = ScoringError.labelOutOfRange(sample: 4, label: 10, classCount: 10)
    #expect(error.description == "the label of sample 4 is 10: expected 0 to 9")
  }

  @Test func aSoftmaxMayExceedOneByItsRounding() throws {
    let scores: [Float] = [1 + .ulpOfOne, 0]
    #expect(try ScoredSamples(labels: [0], scores: scores, classCount: 2).areProbabilities)
    #expect(try !ScoredSamples(labels: [0], scores: [1.001, 0] as [Float], classCount: 2).areProbabilities)
  }

  @Test func tiesGoToTheFirstClass() throws {
    let samples = try ScoredSamples(labels: [0, 0], scores: [1, 2, 2, 5, 5, 4] as [Float], classCount: 3)
    #expect(samples.predictions() == [1, 0])
  }
}
