import Networks
import Tensors
import Testing

/// Spread and bounds of the first weights.
@Suite struct InitializerTests {
  private func draw(_ initializer: Initializer) -> [Float] {
    var generator = SeededGenerator(seed: 9)
    return initializer.draw([200, 100], fanIn: 100, fanOut: 200, using: &generator).values
  }

  private func deviation(_ values: [Float]) -> Double {
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    return (values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count))
      .squareRoot()
  }

  /// A uniform distribution within `limit` has deviation `limit / sqrt(3)`.
  @Test(arguments: [(Initializer.glorotUniform, 6.0 / 300), (.lecunUniform, 3.0 / 100)])
  func uniform(_ initializer: Initializer, _ squaredLimit: Double) {
    let limit = squaredLimit.squareRoot()
    let values = draw(initializer)
    #expect(values.allSatisfy { abs(Double($0)) <= limit * (1 + 1e-6) })
    #expect(abs(deviation(values) / (limit / 3.0.squareRoot()) - 1) < 0.02)
    #expect(values.contains { Double($0) > 0.99 * limit } && values.contains { Double($0) < -0.99 * limit })
  }

  @Test func heNormalIsCutOffAtTwoDeviationsOfItsSource() {
    let values = draw(.heNormal)
    let wanted = (2.0 / 100).squareRoot()
    #expect(abs(deviation(values) / wanted - 1) < 0.02)
    #expect(values.allSatisfy { abs(Double($0)) <= 2 * wanted / 0.8796 })
  }
}
