import Halves
import Testing

/// Held against the definition, not against `Float16`, which loses its smallest values on threads that have trained.
@Suite struct HalfTests {
  @Test(
    arguments: [
      (0x0001, 0x1p-24), (0x03ff, 1023 * 0x1p-24), (0x0400, 0x1p-14), (0x2e66, 0.0999755859375),
      (0x3555, 0.333251953125), (0x3c00, 1), (0x3c01, 1 + 0x1p-10), (0x7bff, 65_504), (0x7c00, .infinity),
      (0x8002, -0x1p-23), (0xc000, -2), (0xfc00, -.infinity),
    ] as [(UInt16, Double)])
  func valuesAreThoseOfTheStandard(bits: UInt16, value: Double) {
    #expect(Half(bits: bits).value == value)
    #expect(Half(Float(value)).bits == bits)
  }

  @Test(arguments: [0x7c01, 0x7e00, 0x7fff, 0xfc01, 0xffff] as [UInt16])
  func whatIsNoNumberIsNaN(bits: UInt16) {
    #expect(Half(bits: bits).value.isNaN)
  }

  @Test func allHalvesComeBackAndFollowOneAnother() {
    for bits in UInt16(0)..<0x7c00 {
      let (positive, negative) = (Half(bits: bits), Half(bits: bits | 0x8000))
      guard Half(Float(positive.value)).bits == bits, positive.nextUp.bits == bits + 1,
        Half(bits: bits + 1).value > positive.value,
        bits == 0 || Half(Float(negative.value)) == negative && negative.nextDown.bits == bits + 0x8001,
        positive.nextUp.nextDown == positive
      else {
        Issue.record("\(bits)")
        return
      }
    }
    #expect(Half(bits: 0).nextDown.bits == 0x8001 && Half(bits: 0x8000).nextUp.bits == 0x0001)
    #expect(Half(bits: 0xfc00).nextDown.bits == 0xfc00 && Half(bits: 0x7c00).nextUp.bits == 0x7c00)
  }

  @Test func numbersAreRoundedToTheNearest() {
    var state: UInt64 = 1
    for _ in 0..<200_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Exponents from far below the smallest half to just below the largest.
      let scale = Float(sign: .plus, exponent: Int(state >> 32 % 45) - 30, significand: 1)
      let number = scale * (1 + Float(state >> 20 & 0xff_ffff) / Float(1 << 24)) * (state & 1 == 0 ? 1 : -1)
      let half = Half(number)
      func distance(_ other: Half) -> Double { abs(other.value - Double(number)) }
      guard distance(half) <= distance(half.nextUp), distance(half) <= distance(half.nextDown) else {
        Issue.record("\(number) became \(half.value)")
        return
      }
    }
  }

  @Test(
    arguments: [
      (1 + 0x1p-11, 0x3c00), (1 + 3 * 0x1p-11, 0x3c02), (0x1p-25, 0x0000), (3 * 0x1p-25, 0x0002),
      (65_519, 0x7bff),
      (65_520, 0x7c00), (-0x1p-25, 0x8000), (-1e30, 0xfc00),
    ] as [(Float, UInt16)])
  func tiesGoToTheEvenOneAndBeyondIsInfinity(number: Float, bits: UInt16) {
    #expect(Half(number).bits == bits)
  }

  @Test func orderIsThatOfNumbers() {
    let numbers: [Float] = [-.infinity, -3, -1e-7, 0, 6e-8, 1, .infinity]
    for (left, right) in zip(numbers, numbers.dropFirst()) { #expect(Half(left) < Half(right)) }
    #expect(!(Half(0) < Half(-0.0)) && !(Half(-0.0) < Half(0)))
  }
}
