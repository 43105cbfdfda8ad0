import Statistics
import Testing

/// Golden values by scripts/golden/significance.py.
@Suite struct SignificanceTests {
  private let first = [0.91, 0.93, 0.90, 0.95, 0.92]

  @Test func thePairedTestIsAsScipyHasIt() throws {
    let second = [0.90, 0.91, 0.91, 0.92, 0.90]
    let test = try #require(TTest.paired(Array(zip(first, second))))
    #expect(abs(test.statistic - 2.0641873861685607) < 1e-12)
    #expect(abs(test.pValue - 0.1079388222922764) < 1e-12)
    #expect(test.degreesOfFreedom == 4)
  }

  @Test func welchsTestIsAsScipyHasIt() throws {
    let test = try #require(TTest.welch(first, [0.90, 0.91, 0.91, 0.92, 0.90, 0.99, 0.85]))
    #expect(abs(test.statistic - 0.5919810569092695) < 1e-12)
    #expect(abs(test.pValue - 0.568516596301822) < 1e-12)
    #expect(abs(test.degreesOfFreedom - 8.948296016314595) < 1e-12)
  }

  @Test func withoutSpreadEqualMeansAreEqualAndOthersAreNot() throws {
    #expect(TTest.paired([(0.5, 0.5), (0.7, 0.7)])?.pValue == 1)
    #expect(TTest.paired([(0.75, 0.5), (0.5, 0.25)])?.pValue == 0)
    #expect(TTest.welch([0.5, 0.5], [0.5, 0.5])?.pValue == 1)
    #expect(TTest.welch([0.5, 0.5], [0.6, 0.6])?.pValue == 0)
    // Sums of 0.1 are rounded; their mean is 0.1 all the same.
    #expect(TTest.welch([Double](repeating: 0.1, count: 7), [Double](repeating: 0.1, count: 3))?.pValue == 1)
  }

  @Test func aSingleNumberHasNoSpread() {
    #expect(TTest.paired([(1, 2)]) == nil)
    #expect(TTest.paired([]) == nil)
    #expect(TTest.welch([1], [1, 2]) == nil)
    #expect(TTest.welch([1, 2], []) == nil)
    #expect(Moments([]) == nil)
    #expect(Moments([3])?.halfWidth95 == nil)
  }

  @Test func theIntervalIsAsScipyHasIt() throws {
    let halfWidth = try #require(Moments(first)?.halfWidth95)
    #expect(abs(halfWidth - 0.023883883880999775) < 1e-12)
  }

  @Test(arguments: [
    (0, 0, 1.0), (0, 1, 1), (0, 6, 0.03125), (3, 12, 0.03515625), (12, 3, 0.03515625), (10, 10, 1),
    (40, 60, 0.05688793364098089), (1000, 1100, 0.03072070786424249),
  ])
  func mcNemarIsAsScipysBinomialTest(onlyFirst: Int, onlySecond: Int, expected: Double) {
    let found = McNemarTest(onlyFirst: onlyFirst, onlySecond: onlySecond).pValue
    #expect(abs(found - expected) < 1e-11)
  }

  @Test(arguments: 0..<60)
  func asEvenAsCanBeIsCertainlyChance(fewer: Int) {
    #expect(McNemarTest(onlyFirst: fewer, onlySecond: fewer).pValue == 1)
    #expect(McNemarTest(onlyFirst: fewer + 1, onlySecond: fewer).pValue == 1)
    #expect(McNemarTest(onlyFirst: fewer + 2, onlySecond: fewer).pValue < 1)
  }

  @Test func mcNemarCountsWhereOneAloneIsRight() {
    let test = McNemarTest(labels: [0, 1, 2, 2, 1], [0, 1, 1, 2, 0], [1, 1, 2, 0, 2])
    #expect(test == McNemarTest(onlyFirst: 2, onlySecond: 1))
    #expect(McNemarTest(labels: [0], [0, 1], [0]) == nil)
  }
}
