import ScoreCodecs
import Testing
@Suite struct HalfTests {
  /// `Float16` is what the standard library says of all halves, on a thread that knows subnormal numbers.
  @Test func allHalvesAreWhatTheyAre() {
    for bits in UInt16.min...UInt16.max where Float16(bitPattern: bits).isNaN == false {
      let reference = Float16(bitPattern: bits)
      let half = Half(bits: bits)
      guard half.value == Double(reference), Half(Float(reference)).bits == bits,
        half.nextUp.value == Double(reference.nextUp), half.nextDown.value == Double(reference.nextDown)
      else {
        Issue.record("\(reference), \(bits)")
        return
      }
    }
  }

  @Test func numbersAreRoundedToTheNearest() {
    var state: UInt64 = 1
    for _ in 0..<200_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Exponents from far below the smallest half to above the largest.
      let exponent = Float(sign: .plus, exponent: Int(state >> 58) - 40, significand: 1)
      let number =
        exponent * (1 + Float(state >> 20 & 0xff_ffff) / Float(1 << 24)) * (state & 1 == 0 ? 1 : -1)
      guard Half(number).bits == Float16(number).bitPattern else {
        Issue.record("\(number)")
        return
      }
    }
    for number: Float in [0, -0.0, .infinity, -.infinity, 65_519.99, 65_520, 2.9802322e-8, 2.9802326e-8] {
      #expect(Half(number).bits == Float16(number).bitPattern, "\(number)")
    }
  }

  @Test func orderIsThatOfNumbers() {
    let numbers: [Float] = [-.infinity, -3, -1e-7, 0, 6e-8, 1, .infinity]
    for (left, right) in zip(numbers, numbers.dropFirst()) { #expect(Half(left) < Half(right)) }
    #expect(!(Half(0) < Half(-0.0)) && !(Half(-0.0) < Half(0)))
  }
}
