import Sweeps
import Testing

@Suite struct StandardNormalTests {
  /// `scripts/golden/distributions.py`, SciPy 1.17.1.
  @Test(arguments: [
    (1e-9, -5.9978070150076865), (0.001, -3.090232306167813), (0.25, -0.6744897501960817), (0.5, 0),
    (0.9, 1.2815515655446004), (0.999999, 4.753424308817087),
  ])
  func quantilesAreThoseOfSciPy(probability: Double, value: Double) {
    #expect(abs(StandardNormal.quantile(probability) - value) <= 1e-10)
  }

  @Test func theFarTailsAreFiniteAndExact() {
    for exponent in [-300, -100, -53, -10] {
      let probability = Double(sign: .plus, exponent: exponent, significand: 1)
      let z = StandardNormal.quantile(probability)
      #expect(abs(StandardNormal.cumulative(z) / probability - 1) < 1e-10)
    }
  }
}
