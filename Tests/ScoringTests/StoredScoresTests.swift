import Foundation
import Scoring
import Testing

@Suite struct StoredScoresTests {
  /// The value of a half by IEEE 754, in whole numbers: threads that have trained lose the smallest of `Float16`.
  private func number(_ bits: UInt16) -> Double {
    let exponent = Int(bits >> 10 & 31)
    let significand = Double(bits & 1023) + (exponent > 0 ? 1024 : 0)
    return significand * pow(2, Double(max(exponent, 1) - 25)) * (bits < 0x8000 ? 1 : -1)
  }

  @Test func halvesAreDecodedAsTheStandardSays() throws {
    let finite = (0...UInt16.max).filter { $0 >> 10 & 31 != 31 }
    let padded = finite + (finite.count % 2 == 0 ? [] : [0])
    let samples = try ScoredSamples(
      labels: [Int32](repeating: 0, count: padded.count / 2), halves: padded, areLogarithms: false, columns: 2
    )
    #expect(samples.scores == padded.map(number))
    #expect(!samples.areProbabilities)
  }

  @Test func minusInfinityIsTheLogarithmOfZero() throws {
    let samples = try ScoredSamples(
      labels: [0], halves: [(-Float16.infinity).bitPattern, 0], areLogarithms: true, columns: 2)
    #expect(samples.scores == [0, 1])
    #expect(samples.areProbabilities)
    // As far from 0 as single precision comes: the probability itself was of it.
    let loss = try #require(ClassificationMetrics(of: samples)[.logLoss])
    #expect(abs(loss + log(Double(Float.ulpOfOne))) < 1e-12)
  }

  @Test func oneColumnIsTheProbabilityOfTheSecondClass() throws {
    let samples = try ScoredSamples(
      labels: [0, 1], halves: [(-1.0 as Float16).bitPattern, (-0.001 as Float16).bitPattern],
      areLogarithms: true, columns: 1)
    #expect(samples.classCount == 2)
    let near = Double(-0.001 as Float16)
    #expect(samples.scores == [-expm1(-1), exp(-1), -expm1(near), exp(near)])
  }

  @Test(arguments: [Float16.nan, -Float16.nan, .infinity])
  func whatIsNoLogarithmOfAProbabilityIsRefused(score: Float16) {
    let error = #expect(throws: ScoringError.self) {
      try ScoredSamples(
        labels: [0, 0], halves: [0, 0, 0, score.bitPattern], areLogarithms: true, columns: 2)
    }
    guard case .scoreNotFinite(sample: 1, column: 1, let found)? = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(found.isNaN == score.isNaN)
  }

  @Test func minusInfinityIsNoNumber() {
    #expect(throws: ScoringError.scoreNotFinite(sample: 0, column: 1, score: -.infinity)) {
      try ScoredSamples(
        labels: [0], halves: [0, (-Float16.infinity).bitPattern], areLogarithms: false, columns: 2)
    }
  }

  @Test func countsMustMatch() {
    #expect(throws: ScoringError.countMismatch(labels: 2, scores: 3, columns: 2)) {
      try ScoredSamples(labels: [0, 1], halves: [0, 0, 0], areLogarithms: true, columns: 2)
    }
    #expect(throws: ScoringError.tooFewClasses(0)) {
      try ScoredSamples(labels: [], halves: [], areLogarithms: true, columns: 0)
    }
    #expect(throws: ScoringError.tooFewClasses(-1)) {
      try ScoredSamples(labels: [0], halves: [0], areLogarithms: true, columns: -1)
    }
  }

  @Test func theTwoZerosAreOneScore() throws {
    let samples = try ScoredSamples(
      labels: [0, 1], halves: [0, 0x8000, 0x8000, 0], areLogarithms: true, columns: 2)
    #expect(ClassificationMetrics(of: samples)[.rocAUC] == 0.5)
    #expect(samples.predictions() == [0, 0])
  }

  @Test func roundedLogarithmsAboveZeroAreStillProbabilities() throws {
    let (within, beyond): (UInt16, UInt16) = (0x0010, 0x0011)
    #expect(
      try ScoredSamples(labels: [0], halves: [within, 0xFC00], areLogarithms: true, columns: 2)
        .areProbabilities)
    #expect(
      try !ScoredSamples(labels: [0], halves: [beyond, 0xFC00], areLogarithms: true, columns: 2)
        .areProbabilities)
  }
}
