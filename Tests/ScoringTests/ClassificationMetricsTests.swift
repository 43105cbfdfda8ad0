import Scoring
import Testing

@Suite struct ClassificationMetricsTests {
  @Test(arguments: Goldens.all)
  func everyMetricIsAsScikitLearnHasIt(golden: GoldenCase) throws {
    let names = golden.values.keys.compactMap { MetricName($0) }
    #expect(names.count == golden.values.count)
    #expect(Set(MetricName.names).isSubset(of: golden.values.keys))
    let metrics = ClassificationMetrics(of: try golden.samples(), names)
    for (name, expected) in golden.values {
      let found = metrics.value(named: name)
      #expect(
        agree(found, expected), "\(name): \(String(describing: found)), not \(String(describing: expected))")
    }
  }

  @Test(arguments: Goldens.all)
  func everyClassIsAsScikitLearnHasIt(golden: GoldenCase) throws {
    let metrics = ClassificationMetrics(of: try golden.samples())
    #expect(metrics.perClass.map(\.label) == Array(0..<golden.classCount))
    for (found, expected) in zip(metrics.perClass, golden.perClass) {
      let values = [found.precision, found.recall, found.f1, Double(found.support), found.rocAUC]
      for (value, reference) in zip(values, expected) {
        #expect(agree(value, reference), "class \(found.label)")
      }
    }
    #expect(metrics.confusion().rows == golden.confusion)
  }

  @Test func singlePrecisionGivesTheSameWhereItHoldsTheScores() throws {
    let golden = Goldens.tied
    let single = try ScoredSamples(
      labels: golden.labels, scores: golden.scores.map { Float($0) }, classCount: golden.classCount)
    let metrics = ClassificationMetrics(of: single)
    // Log loss alone depends on the type: a probability of 0 is kept one rounding step away from it.
    for name in MetricName.all where name != .logLoss {
      #expect(agree(metrics[name], golden.values[name.description] ?? nil), "\(name)")
    }
  }

  @Test func computesOnlyWhatIsAskedFor() throws {
    let metrics = ClassificationMetrics(of: try Goldens.tied.samples(), [.accuracy, .f1(.macro)])
    #expect(metrics[.accuracy] != nil)
    #expect(metrics[.f1(.macro)] != nil)
    #expect(metrics[.precision(.macro)] == nil)
    #expect(metrics[.rocAUC] == nil)
    #expect(metrics.perClass.allSatisfy { $0.rocAUC == nil })
  }

  @Test func oneSigmoidColumnIsTheProbabilityOfTheSecondClass() throws {
    let golden = Goldens.binary
    let positives = golden.scores.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let metrics = ClassificationMetrics(
      of: try ScoredSamples(labels: golden.labels, positiveScores: positives))
    for name in MetricName.all {
      #expect(agree(metrics[name], golden.values[name.description] ?? nil), "\(name)")
    }
  }

  @Test func withoutSamplesEverythingIsUndefined() throws {
    let none = ClassificationMetrics(of: try ScoredSamples(labels: [], scores: [Float](), classCount: 3))
    for name in MetricName.all { #expect(none[name] == nil, "\(name)") }
    #expect(none.confusion().rows == [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    #expect(none.perClass.count == 3)
  }

  @Test func theUndefinedSaysWhy() throws {
    let samples = try ScoredSamples(labels: [0, 0], scores: [1, 0, -1, 1, 0, -1] as [Float], classCount: 3)
    let metrics = ClassificationMetrics(of: samples)
    #expect(metrics.result(of: .accuracy) == .defined(1))
    #expect(metrics.result(of: .rocAUC) == .undefined("class 0 is in every sample"))
    #expect(metrics.result(of: .averagePrecision) == .undefined("class 1 is in no sample"))
    #expect(
      metrics.result(of: .rocAUCOneVersusOne) == .undefined("fewer than two classes are in the samples"))
    #expect(metrics.result(of: .cohenKappa) == .undefined("truth and prediction are one class throughout"))
    #expect(metrics.result(of: .brier) == .undefined("the scores are no probabilities"))
    #expect(metrics.result(of: .jaccard(.macro)) == .undefined("the metric was not asked for"))
    let none = ClassificationMetrics(of: try ScoredSamples(labels: [], scores: [Float](), classCount: 3))
    #expect(MetricName.all.allSatisfy { none.result(of: $0) == .undefined("no samples") })
  }

  @Test func aThresholdDecidesAboutTheSecondOfTwoClasses() throws {
    let samples = try ScoredSamples(labels: [1, 1, 0, 0], positiveScores: [0.9, 0.7, 0.8, 0.1] as [Double])
    let metrics = ClassificationMetrics(of: samples, threshold: 0.8)
    #expect(metrics.predictions == [1, 0, 1, 0])
    #expect(metrics[.accuracy] == 0.5)
    #expect(metrics.confusion().rows == [[1, 1], [1, 1]])
    // What the scores alone say does not change.
    let others = ClassificationMetrics(of: samples)
    #expect(metrics[.rocAUC] == others[.rocAUC])
    #expect(metrics[.calibrationError] == others[.calibrationError])
  }

  @Test func scoresThatAreNoProbabilitiesHaveOrderButNoLogLoss() throws {
    let samples = try ScoredSamples(
      labels: [0, 1, 1, 0], scores: [3, -2, 0.5, 4, -1, -1.5, 2, 1], classCount: 2)
    let metrics = ClassificationMetrics(of: samples)
    #expect(metrics[.accuracy] == 0.75)
    #expect(metrics[.rocAUC] == 0.75)
    #expect(metrics[.logLoss] == nil)
    #expect(metrics[.brier] == nil)
    #expect(metrics[.calibrationError] == nil)
  }

  @Test func theTwoZerosAreOneScore() throws {
    let samples = try ScoredSamples(labels: [1, 0], positiveScores: [-0.0, 0.0] as [Double])
    #expect(ClassificationMetrics(of: samples)[.rocAUC] == 0.5)
  }
}
