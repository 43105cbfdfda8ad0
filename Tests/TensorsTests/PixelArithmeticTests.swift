import Foundation
import Tensors
import TestSupport
import Testing

@Suite struct PixelArithmeticTests {
  private func changed(
    _ values: [Float], _ body: (UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Float] {
    var values = values
    values.withUnsafeMutableBufferPointer { body($0) }
    return values
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  @Test(arguments: [1, 7, 16, 100]) func scalesLimitsAndStandardizes(_ count: Int) {
    let values = spreadValues(count, stream: 3, scale: 2)
    #expect(
      changed(values) { $0.standardize(mean: 0.25, deviation: 0.3) } == values.map { ($0 - 0.25) / 0.3 })
    let scaled = changed(values) { $0.scale(by: 1.5, adding: 0.25, limitedTo: -0.5...1) }
    for (found, value) in zip(scaled, values) {
      #expect(abs(found - min(max(1.5 * value + 0.25, -0.5), 1)) < 1e-6)
    }
  }

  @Test(arguments: [1, 7, 16, 1000]) func findsExtentAndMean(_ count: Int) {
    var values = spreadValues(count, stream: 4, scale: 100)
    let sum = values.reduce(0.0) { $0 + Double($1) }
    let (low, high) = (values.min() ?? .nan, values.max() ?? .nan)
    values.withUnsafeMutableBufferPointer { buffer in
      #expect(buffer.extent == low...high)
      #expect(abs(Double(buffer.mean) - sum / Double(count)) < 1e-5)
    }
  }

  /// Moments of the standard normal distribution, within five standard errors.
  @Test func noiseIsNormal() {
    let count = 200_001
    let noise = changed([Float](repeating: 3, count: count)) {
      $0.addNoise(deviation: 2, key: 0x1234_5678_9abc)
    }
    let values: [Double] = noise.map { (Double($0) - 3) / 2 }
    func moment(_ power: Double) -> Double { mean(values.map { pow($0, power) }) }
    let root = Double(count).squareRoot()
    let moments: [(power: Double, expected: Double, variance: Double)] = [
      (1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96),
    ]
    for known in moments {
      #expect(abs(moment(known.power) - known.expected) < 5 * known.variance.squareRoot() / root)
    }
    let beyond = Double(values.count { abs($0) > 3 }) / Double(count)
    #expect(abs(beyond - 0.0027) < 0.0006)
    // Neighbours, and the two values that come of one draw.
    for distance in [1, count / 2] {
      let products: [Double] = (0..<count - distance).map { values[$0] * values[$0 + distance] }
      #expect(abs(mean(products)) < 5 / Double(products.count).squareRoot())
    }
  }

  @Test func noiseIsAFunctionOfItsKey() {
    let none = [Float](repeating: 0, count: 33)
    let first = changed(none) { $0.addNoise(deviation: 1, key: 1) }
    #expect(first == changed(none) { $0.addNoise(deviation: 1, key: 1) })
    #expect(first != changed(none) { $0.addNoise(deviation: 1, key: 2) })
    #expect(first != changed(none) { $0.addNoise(deviation: 1, key: 1 << 32) })
    #expect(Set(first).count == 33)
  }
}
