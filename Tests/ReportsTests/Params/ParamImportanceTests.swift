import Reports
import Testing
import Tracking

@Suite struct ParamImportanceTests {
  private func share(_ values: [ParamValue], _ outcomes: [Double]) -> Double? {
    ParamImportance("p", values: values, outcomes: outcomes).share
  }

  /// Golden values: scripts/golden/param_importance.py.
  @Test func shareIsOmegaSquared() throws {
    let words = ["a", "a", "b", "b", "b", "c", "c", "c", "c"].map(ParamValue.text)
    let strong = try #require(share(words, [0.91, 0.93, 0.81, 0.86, 0.84, 0.95, 0.96, 0.9, 0.97]))
    #expect(abs(strong - 0.7473751874866087) < 1e-12)
    let sides = (0..<6).flatMap { _ in [ParamValue.boolean(true), .boolean(false)] }
    let weak = try #require(
      share(sides, [0.5, 0.52, 0.61, 0.58, 0.49, 0.66, 0.55, 0.51, 0.6, 0.63, 0.52, 0.57]))
    #expect(abs(weak - 0.007878293941863538) < 1e-12)
  }

  @Test func lessThanChanceIsNothing() {
    #expect(share([.integer(1), .integer(2), .integer(1), .integer(2)], [0, 0, 1, 1]) == 0)
  }

  @Test func manyNumbersAreComparedInBins() throws {
    let values = (0..<100).map { ParamValue.real(Double($0 * 37 % 100)) }
    let importance = ParamImportance(
      "p", values: values, outcomes: values.map { ($0.number ?? 0) < 40 ? 0.5 : 0.9 })
    #expect(importance.levels == 5)
    #expect(importance.share == 1)
    // Equal values stay together.
    let crowded = (0..<100).map { ParamValue.integer($0 < 60 ? 0 : $0) }
    #expect(ParamImportance("p", values: crowded, outcomes: values.map { $0.number ?? 0 }).levels == 3)
  }

  @Test func tooLittleIsUndefined() {
    #expect(share([], []) == nil)
    #expect(share([.integer(1), .integer(1)], [0.1, 0.9]) == nil)
    #expect(share([.integer(1), .integer(2)], [0.1, 0.9]) == nil)
    #expect(share([.integer(1), .integer(2), .integer(2)], [0.5, 0.5, 0.5]) == nil)
    #expect(share([.integer(1), .integer(2), .integer(2)], [.nan, .infinity, 0.5]) == nil)
    #expect(share([.integer(1), .integer(2), .integer(2)], [1e300, -1e300, 1e300]) == nil)
  }
}
