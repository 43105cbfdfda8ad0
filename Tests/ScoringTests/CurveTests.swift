import Scoring
import Testing

@Suite struct CurveTests {
  @Test(arguments: CurveGolden.all)
  func rocCurvesAreAsScikitLearnHasThem(golden: CurveGolden) throws {
    let samples = try golden.samples()
    for (dropsIntermediate, expected) in [(false, golden.roc), (true, golden.rocCorners)] {
      let curve = try #require(samples.rocCurve(ofClass: 1, dropsIntermediate: dropsIntermediate))
      let found = curve.points.map { [$0.falsePositiveRate, $0.truePositiveRate, written($0.threshold)] }
      #expect(agree(found, expected), "\(found)")
    }
  }

  @Test(arguments: CurveGolden.all)
  func precisionRecallCurvesAreAsScikitLearnHasThem(golden: CurveGolden) throws {
    let curve = try #require(try golden.samples().precisionRecallCurve(ofClass: 1))
    let found = curve.points.map { [$0.recall, $0.precision, written($0.threshold)] }
    #expect(agree(found, golden.precisionRecall), "\(found)")
  }

  @Test func thresholdsAreTheScores() throws {
    let scores = [-1.5, 0.25, 3, -0.0, -1e300]
    let samples = try ScoredSamples(labels: [0, 1, 1, 0, 1], positiveScores: scores)
    let curve = try #require(samples.rocCurve(ofClass: 1, dropsIntermediate: false))
    #expect(curve.points.dropFirst().map(\.threshold) == scores.sorted(by: >))
  }

  @Test func storedScoresHaveTheCurveOfTheirNumbers() throws {
    let scores: [Float16] = [-2, -0.5, -0.25, -0.5, -3, -0.125]
    let labels: [Int32] = [0, 1, 0]
    let stored = try ScoredSamples(
      labels: labels, halves: scores.map(\.bitPattern), areLogarithms: false, columns: 2)
    let real = try ScoredSamples(labels: labels, scores: scores.map { Double($0) }, classCount: 2)
    #expect(stored.rocCurve(ofClass: 1) == real.rocCurve(ofClass: 1))
    #expect(stored.precisionRecallCurve(ofClass: 0) == real.precisionRecallCurve(ofClass: 0))
  }

  @Test func aClassThatIsNowhereOrEverywhereHasNoCurve() throws {
    let samples = try ScoredSamples(labels: [1, 1], positiveScores: [0.5, 0.25] as [Double])
    #expect(samples.rocCurve(ofClass: 0) == nil)
    #expect(samples.rocCurve(ofClass: 1) == nil)
    #expect(samples.precisionRecallCurve(ofClass: 0) == nil)
    #expect(samples.precisionRecallCurve(ofClass: 1)?.points.count == 3)
    #expect(samples.rocCurve(ofClass: 7) == nil)
    #expect(samples.precisionRecallCurve(ofClass: -1) == nil)
  }

  @Test(arguments: [0, 2, 3, 10, 100, 4000, .max])
  func thinnedCurvesKeepTheirEnds(count: Int) throws {
    let labels = (0..<3000).map { Int32($0 * 7919 % 5 < 2 ? 1 : 0) }
    let scores = (0..<3000).map { Double($0 * 7919 % 3001) }
    let samples = try ScoredSamples(labels: labels, positiveScores: scores)
    let curve = try #require(samples.rocCurve(ofClass: 1, dropsIntermediate: false))
    let thinned = curve.thinned(to: count)
    #expect(thinned.points.count <= max(2, min(count, curve.points.count)))
    #expect(thinned.points.count >= max(2, min(count, curve.points.count)) / 2)
    #expect(thinned.points.first == curve.points.first)
    #expect(thinned.points.last == curve.points.last)
    #expect(Set(thinned.points).isSubset(of: curve.points))
  }

  @Test func confusionsAreNormalizedAsScikitLearnDoesIt() throws {
    let scores = CurveGolden.confusionPredictions.flatMap { prediction in
      (0..<5).map { $0 == prediction ? 1.0 : 0 }
    }
    let samples = try ScoredSamples(labels: CurveGolden.confusionLabels, scores: scores, classCount: 5)
    let confusion = ClassificationMetrics(of: samples, []).confusion()
    #expect(agree(confusion.normalized(by: .truth), CurveGolden.truthShares))
    #expect(agree(confusion.normalized(by: .prediction), CurveGolden.predictionShares))
    #expect(agree(confusion.normalized(by: .all), CurveGolden.allShares))
  }

  private func written(_ threshold: Double) -> Double { threshold.isInfinite ? -1 : threshold }

  private func agree(_ found: [[Double?]], _ expected: [[Double?]]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { left, right in
        left.count == right.count
          && zip(left, right).allSatisfy { ScoringTests.agree($0, $1, tolerance: 1e-15) }
      }
  }
}

extension CurveGolden {
  fileprivate func samples() throws -> ScoredSamples {
    try ScoredSamples(labels: labels, positiveScores: units.map { Double($0) / 16 })
  }
}
