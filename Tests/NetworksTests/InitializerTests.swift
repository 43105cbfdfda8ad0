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
  @Test(arguments: [
    (Initializer.glorotUniform, 6.0 / 300), (.heUniform, 6.0 / 100), (.lecunUniform, 3.0 / 100),
  ])
  func uniform(_ initializer: Initializer, _ squaredLimit: Double) {
    let limit = squaredLimit.squareRoot()
    let values = draw(initializer)
    #expect(values.allSatisfy { abs(Double($0)) <= limit * (1 + 1e-6) })
    #expect(abs(deviation(values) / (limit / 3.0.squareRoot()) - 1) < 0.02)
    #expect(values.contains { Double($0) > 0.99 * limit } && values.contains { Double($0) < -0.99 * limit })
  }

  @Test(arguments: [
    (Initializer.glorotNormal, 2.0 / 300), (.heNormal, 2.0 / 100), (.lecunNormal, 1.0 / 100),
  ])
  func normalIsCutOffAtTwoDeviationsOfItsSource(_ initializer: Initializer, _ variance: Double) {
    let values = draw(initializer)
    let wanted = variance.squareRoot()
    #expect(abs(deviation(values) / wanted - 1) < 0.02)
    #expect(values.allSatisfy { abs(Double($0)) <= 2 * wanted / 0.8796 })
    #expect(values.contains { abs(Double($0)) > 1.9 * wanted / 0.8796 })
  }

  @Test func truncatedIsAnotherNameOfNormal() {
    #expect(Initializer(rawValue: "he_truncated_normal") == .heNormal)
    #expect(Initializer(rawValue: "glorot_truncated_normal") == .glorotNormal)
    #expect(Initializer(rawValue: "truncated_normal") == nil)
    #expect(Initializer.allCases.allSatisfy { Initializer(rawValue: $0.rawValue) == $0 })
  }

  @Test(arguments: [[12, 30], [30, 12], [7, 7], [8, 3, 3, 3], [64, 4, 3, 3]] as [Shape])
  func orthogonalHasRowsOrColumnsAtRightAngles(_ shape: Shape) {
    var generator = SeededGenerator(seed: 9)
    let values = Initializer.orthogonal.draw(shape, fanIn: 1, fanOut: 1, using: &generator).values
    let (rows, columns) = (shape[0], shape.count / shape[0])
    let vectors =
      rows <= columns
      ? (0..<rows).map { row in (0..<columns).map { Double(values[row * columns + $0]) } }
      : (0..<columns).map { column in (0..<rows).map { Double(values[$0 * columns + column]) } }
    for (first, left) in vectors.enumerated() {
      for (second, right) in vectors.enumerated() {
        let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (first == second ? 1 : 0)) < 1e-6)
      }
    }
  }

  @Test func constants() {
    #expect(Set(draw(.zeros)) == [0])
    #expect(Set(draw(.ones)) == [1])
  }
}
