import Statistics
import Testing

/// Golden values by scripts/golden/significance.py.
@Suite struct StudentDistributionTests {
  @Test(arguments: [
    (1.0, -40.0, 0.007956089912025812), (1, -2.5, 0.12111894159084341), (1, 0, 0.5),
    (1, 3, 0.8975836176504333),
    (2, -0.1, 0.4647327192070701), (2.5, -40, 7.09781714524669e-05), (2.5, 1, 0.7979694863608632),
    (9, -40, 9.491499224669911e-12), (9, 3, 0.9925218180447929), (19, -40, 4.153878599669217e-20),
    (19, -2.5, 0.01087020558419872), (100, -40, 1.2310538010700354e-63), (100, 1, 0.8401379221079384),
  ])
  func cumulativeIsAsScipyHasIt(degrees: Double, t: Double, expected: Double) {
    let found = StudentDistribution(degreesOfFreedom: degrees).cumulative(t)
    #expect(abs(found - expected) <= 1e-12 * expected)
  }

  @Test(arguments: [
    (1.0, 0.001, -318.30883898555044), (1, 0.975, 12.706204736174694), (1, 0.9995, 636.6192487687897),
    (2, 0.05, -2.9199855803537256), (2.5, 0.975, 3.5746548420036817), (9, 0.975, 2.262157162798205),
    (19, 0.975, 2.0930240544083087), (19, 0.5, 0), (100, 0.9995, 3.390491311164263),
    (100_000, 0.975, 1.9599877075346095),
  ])
  func quantilesAreAsScipyHasThem(degrees: Double, probability: Double, expected: Double) {
    let found = StudentDistribution(degreesOfFreedom: degrees).quantile(probability)
    #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)))
  }

  @Test func theEndsAreInfinite() {
    let student = StudentDistribution(degreesOfFreedom: 4)
    #expect(student.quantile(0) == -.infinity)
    #expect(student.quantile(1) == .infinity)
    #expect(student.quantile(2).isNaN)
    #expect(student.cumulative(.infinity) == 1)
    #expect(student.cumulative(-.infinity) == 0)
    #expect(student.twoSidedProbability(1e200) == 0)
    #expect(student.twoSidedProbability(.nan).isNaN)
  }
}
