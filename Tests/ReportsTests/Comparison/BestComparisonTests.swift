import Statistics
import Testing

import Reports

@Suite struct BestComparisonTests {
  private typealias Result = BestComparison<Int>.Result

  private func results(_ values: [Double], from first: Int = 1) -> [Result] {
    values.enumerated().map { (first + $0.offset, $0.element) }
  }

  @Test func sharedRepetitionsAreComparedInPairs() {
    // The seeds differ much, the configurations little but always: only pairs tell it.
    let best = BestComparison(results([0.91, 0.81, 0.71, 0.61]))
    #expect(best.distinction(of: results([0.90, 0.802, 0.70, 0.601])) == .apart)
    #expect(best.distinction(of: results([0.90, 0.802, 0.70, 0.601], from: 10)) == .alike)
    #expect(best.distinction(of: results([0.90, 0.83, 0.70, 0.601])) == .alike)
  }

  @Test func differentRepetitionsAreComparedAsWelchDid() {
    let best = BestComparison(results([0.91, 0.92, 0.93]))
    #expect(best.distinction(of: results([0.71, 0.72], from: 10)) == .apart)
    #expect(best.distinction(of: results([0.80, 0.99], from: 10)) == .alike)
  }

  @Test func whatDoesNotSpreadIsAlikeWhereItIsEqual() {
    let best = BestComparison(results([0.5, 0.5]))
    #expect(best.distinction(of: results([0.5, 0.5])) == .alike)
    #expect(best.distinction(of: results([0.25, 0.25])) == .apart)
    #expect(best.distinction(of: results([0.5, 0.5], from: 10)) == .alike)
    #expect(best.distinction(of: results([0.25, 0.25], from: 10)) == .apart)
  }

  @Test func singleRunsAreComparedByTheirPredictions() {
    let best = BestComparison(results([0.9]))
    let alike = McNemarTest(onlyFirst: 10, onlySecond: 8)
    let apart = McNemarTest(onlyFirst: 30, onlySecond: 5)
    #expect(best.distinction(of: results([0.8])) { alike } == .alike)
    #expect(best.distinction(of: results([0.8])) { apart } == .apart)
    #expect(best.distinction(of: results([0.8])) == .notCompared)
    #expect(best.distinction(of: results([0.8, 0.7], from: 10)) { apart } == .notCompared)
  }

  @Test func numbersThatAreNoneDoNotCount() {
    let best = BestComparison(results([0.9, .nan, 0.9]))
    #expect(best.distinction(of: results([0.8, .nan, .infinity])) == .notCompared)
    #expect(best.distinction(of: []) == .notCompared)
  }

  @Test func severalResultsOfOneRepetitionAreOneInAPair() {
    let best = BestComparison([(1, 0.5), (1, 0.7), (2, 0.6)])
    // Pairs of 0.6 and 0.6, twice.
    #expect(best.distinction(of: results([0.6, 0.6])) == .alike)
  }

  @Test(arguments: [true, false])
  func withoutARealDifferenceOneCaseInTwentyIsMarked(sharesSeeds: Bool) {
    var generator = Congruence(state: 23)
    var marked = 0
    for _ in 0..<1000 {
      let left = (0..<20).map { _ in 0.9 + 0.01 * generator.normal() }
      let right = (0..<20).map { _ in 0.9 + 0.01 * generator.normal() }
      let distinction = BestComparison(results(left))
        .distinction(of: results(right, from: sharesSeeds ? 1 : 100))
      marked += distinction == .apart ? 1 : 0
    }
    #expect((30...75).contains(marked), "\(marked)")
  }
}

/// Knuth's 64-bit linear congruence.
private struct Congruence {
  var state: UInt64

  private mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }

  /// The sum of twelve uniform numbers, which is normal enough for a t-test.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}
