import Foundation
import Tracking

/// What drawn numbers are rounded to multiples of; the multiples have its type.
public enum Quantum: Hashable, Sendable {
  /// Multiples are integers.
  case integer(Int64)
  /// Multiples are reals.
  case real(Double)

  /// The distance of neighbouring multiples.
  var size: Double {
    switch self {
    case .integer(let size): Double(size)
    case .real(let size): size
    }
  }

  /// The multiple of a number of quanta, whose magnitude is below 2^53.
  func multiple(_ count: Double) -> ParamValue {
    switch self {
    case .integer(let size): .integer(Int64(count) &* size)
    case .real(let size): .real(Self.decimalMultiple(count, of: size) + 0)
    }
  }

  /// The number of quanta nearest to a number.
  func count(nearest x: Double) -> Double { (x / size).rounded() }

  /// The numbers of quanta whose multiples a law reaches; nil where there are none.
  func counts(within law: Law) -> ClosedRange<Double>? {
    // 0.3 is no exact multiple of 0.1 in binary, but people expect it to be one.
    let slack = 1e-9
    let first = (law.reach.lowerBound / size - slack).rounded(.up)
    let last = (law.reach.upperBound / size + slack).rounded(.down)
    return first <= last ? first...last : nil
  }

  /// Up to here doubles hold every whole number.
  private static let greatest = 0x1p53

  /// The multiple as people write it: that of 3 and 0.1 is 0.3, not 0.30000000000000004.
  private static func decimalMultiple(_ count: Double, of size: Double) -> Double {
    var power = 1.0
    for _ in 0..<16 {
      let units = (size * power).rounded()
      if units / power == size, abs(units * count) < greatest { return units * count / power }
      power *= 10
    }
    return count * size
  }
}

extension Quantum {
  /// Refuses what cannot be a quantum of a law.
  func check(within law: Law) throws(SweepError) {
    guard size > 0, size.isNormal else {
      throw .invalidDistribution(expected: "q above 0", found: "\(size)")
    }
    let reach = law.reach
    let found = "a reach from \(reach.lowerBound) to \(reach.upperBound) and q \(size)"
    guard max(abs(reach.lowerBound), abs(reach.upperBound)) / min(size, 1) < Self.greatest else {
      throw .invalidDistribution(
        expected: "a range and q whose multiples doubles can tell apart", found: found)
    }
    let isTooLarge = law.isBounded && size > reach.upperBound - reach.lowerBound
    guard !isTooLarge, counts(within: law) != nil else {
      throw .invalidDistribution(expected: "a q of which some multiples are within reach", found: found)
    }
  }
}
