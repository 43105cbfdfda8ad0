import Foundation
import Sweeps
import Testing
import Tracking

@Suite struct NumericDistributionTests {
  static let positions = [1e-9, 0.001, 0.25, 0.5, 0.9, 0.999999]

  /// `scripts/golden/distributions.py`, SciPy 1.17.1.
  static let golden: [(Law, [Double])] = [
    (.uniform(min: -5, max: 10), [-4.999999985, -4.985, -1.25, 2.5, 8.5, 9.999984999999999]),
    (
      .logUniform(min: 1e-4, max: 1e-1),
      [
        0.0001000000006907757, 0.00010069316688518054, 0.0005623413251903495, 0.003162277660168382,
        0.05011872336272727, 0.09999930922685803,
      ]
    ),
    (
      .normal(mu: 3, sigma: 0.5),
      [
        0.0010964924961567313, 1.4548838469160934, 2.662755124901959, 3.0, 3.6407757827723, 5.376712154408544,
      ]
    ),
    (
      .logNormal(mu: -7, sigma: 2),
      [
        5.627424103163757e-09, 1.8871088438690822e-06, 0.0002366378841188402, 0.0009118819655545162,
        0.01183259971612879, 12.266213558198139,
      ]
    ),
  ]

  @Test(arguments: golden) func valuesAreThoseOfSciPy(law: Law, values: [Double]) throws {
    let distribution = try NumericDistribution(law)
    for (position, expected) in zip(Self.positions, values) {
      guard case .real(let value) = distribution.value(at: position) else {
        Issue.record("expected a real at \(position)")
        continue
      }
      #expect(abs(value - expected) <= 1e-7 * abs(expected))
      // Eight digits of a number leave fewer of a position near an end.
      let back = try #require(distribution.position(of: .real(value)))
      #expect(abs(back - position) <= 1e-6)
      #expect(distribution.value(at: back) == .real(value))
    }
  }

  @Test func endsAreWithinTheRange() throws {
    let rates = try NumericDistribution(.logUniform(min: 1e-4, max: 1e-2))
    #expect(rates.value(at: 0) == .real(1e-4))
    #expect(rates.value(at: 1) == .real(1e-2))
    #expect(rates.representatives == [.real(1e-4), .real(0.001), .real(1e-2)])
    #expect(rates.position(of: .real(1e-5)) == nil)
    #expect(rates.position(of: .integer(0)) == nil)
    #expect(rates.position(of: .text("0.001")) == nil)
    let third = try NumericDistribution(.uniform(min: 1.0 / 3, max: 2.0 / 3))
    #expect(third.value(at: 0) == .real(1.0 / 3))
    #expect(third.value(at: 1) == .real(2.0 / 3))
    #expect(try NumericDistribution(.uniform(min: -1, max: 1)).value(at: 0.5).description == "0.0")
  }

  @Test func integersAreEquallyLikelyWithBothEnds() throws {
    let dice = try NumericDistribution(integersFrom: 1, through: 6)
    let draws = (0..<600).map { dice.value(at: (Double($0) + 0.5) / 600) }
    for face in 1...6 {
      #expect(draws.count { $0 == .integer(Int64(face)) } == 100)
      #expect(
        abs((dice.position(of: .integer(Int64(face))) ?? 0) - (Double(face) - 0.5) / 6) < 1e-12)
    }
    #expect(dice.position(of: .integer(0)) == nil)
    #expect(dice.position(of: .integer(7)) == nil)
    #expect(dice.position(of: .real(3)) == nil)
  }

  static let quantized: [(Law, Quantum, [ParamValue])] = [
    (
      .uniform(min: 0, max: 0.5), .real(0.1),
      [.real(0), .real(0.1), .real(0.2), .real(0.3), .real(0.4), .real(0.5)]
    ),
    (.uniform(min: 1, max: 10), .integer(4), [.integer(4), .integer(8)]),
    (
      .logUniform(min: 16, max: 256), .integer(16),
      [16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256].map { .integer($0) }
    ),
    (.uniform(min: -0.3, max: 0.3), .real(0.3), [.real(-0.3), .real(0), .real(0.3)]),
  ]

  @Test(arguments: quantized)
  func roundedValuesAreTheMultiplesWithinTheRange(law: Law, quantum: Quantum, multiples: [ParamValue]) throws
  {
    let distribution = try NumericDistribution(law, quantum: quantum)
    var seen: [ParamValue] = []
    for step in 0...2000 {
      let value = distribution.value(at: Double(step) / 2000)
      if seen.last != value { seen.append(value) }
    }
    #expect(seen == multiples)
    for value in multiples {
      let position = try #require(distribution.position(of: value))
      #expect(distribution.value(at: position) == value)
    }
  }

  @Test func roundedNormalsStayWithinReach() throws {
    let units = try NumericDistribution(.normal(mu: 100, sigma: 40), quantum: .integer(10))
    #expect(units.value(at: 0.5) == .integer(100))
    #expect(units.representatives == [.integer(-60), .integer(100), .integer(260)])
    #expect(
      try NumericDistribution(.logNormal(mu: 0, sigma: 1), quantum: .real(0.5)).value(at: 0) == .real(0.5))
    // Beyond reach.
    #expect(units.position(of: .integer(100_000)) == nil)
    #expect(units.position(of: .integer(.max)) == nil)
  }

  static let faults: [(Law, Quantum?, String)] = [
    (.uniform(min: 2, max: 2), nil, "expected min below max, found min 2.0 and max 2.0"),
    (.uniform(min: 0, max: .infinity), nil, "expected a finite range, found min 0.0 and max inf"),
    (.uniform(min: .nan, max: 1), nil, "expected min below max, found min nan and max 1.0"),
    (.uniform(min: -1e308, max: 1e308), nil, "expected a finite range, found min -1e+308 and max 1e+308"),
    (.logUniform(min: 0, max: 1), nil, "expected min above 0, since its logarithm is taken, found 0.0"),
    (.normal(mu: 0, sigma: 0), nil, "expected sigma above 0, found 0.0"),
    (.normal(mu: .infinity, sigma: 1), nil, "expected finite numbers, found mu inf and sigma 1.0"),
    (.uniform(min: 0, max: 1), .real(0), "expected q above 0, found 0.0"),
    (.uniform(min: 0, max: 1), .integer(-1), "expected q above 0, found -1.0"),
    (
      .uniform(min: 0, max: 1), .integer(2),
      "expected a q of which some multiples are within reach, found a reach from 0.0 to 1.0 and q 2.0"
    ),
    (
      .uniform(min: 0, max: 1e300), .integer(2),
      "expected a range and q whose multiples doubles can tell apart, found a reach from 0.0 to 1e+300 and q 2.0"
    ),
    (
      .normal(mu: 1e16, sigma: 1), .integer(1),
      "expected a range and q whose multiples doubles can tell apart, found a reach from 9.999999999999992e+15 "
        + "to 1.0000000000000008e+16 and q 1.0"
    ),
    (
      .normal(mu: 0.5, sigma: 0.01), .integer(1),
      "expected a q of which some multiples are within reach, found a reach from 0.41000000000000003 to 0.59 and q 1.0"
    ),
    (
      .logNormal(mu: 0, sigma: 1e3), nil,
      "expected a mu and a sigma of the logarithm, of which doubles can hold the power, "
        + "found mu 0.0 and sigma 1000.0"
    ),
  ]

  @Test(arguments: faults) func lawsThatMakeNoSenseAreRefused(law: Law, quantum: Quantum?, message: String) {
    let error = #expect(throws: SweepError.self) { try NumericDistribution(law, quantum: quantum) }
    #expect(error?.description == message)
  }

  @Test func whateverIsNotRefusedCanBeDrawnAndHasAPosition() throws {
    let numbers = [
      0, -1, 1, 3, 0.1, 1e-9, 1e-300, .leastNonzeroMagnitude, 709, -745, 1e9, 1e16, 1e300, 1.7e308, -1.7e308,
      .infinity, .nan,
    ]
    let quanta: [Quantum?] =
      [nil, .integer(1), .integer(.max), .integer(.min)] + numbers.map { .real($0) }
    var accepted = 0
    for first in numbers {
      for second in numbers {
        let laws: [Law] = [
          .uniform(min: first, max: second), .logUniform(min: first, max: second),
          .normal(mu: first, sigma: second), .logNormal(mu: first, sigma: second),
        ]
        for law in laws {
          for quantum in quanta {
            guard let distribution = try? NumericDistribution(law, quantum: quantum) else { continue }
            accepted += 1
            for position in [0, 0.3, 0.999, 1] {
              let back = distribution.position(of: distribution.value(at: position))
              #expect(back.map((0...1).contains) == true, "\(law), \(quantum as Any), \(position)")
            }
          }
        }
      }
    }
    #expect(accepted > 500)
  }
}
