import Foundation

/// What made-up configurations reach epoch by epoch: each approaches an end of its own at a speed of its own, with a
/// little noise, so that some of the slow ones overtake others that were ahead of them.
struct LearningCurves {
  /// The values, by configuration and epoch; more is better.
  let values: [[Double]]

  init(configurations: Int, epochs: Int, seed: UInt64) {
    var generator = SplitMix64(state: seed)
    values = (0..<configurations).map { _ in
      let end = Double.random(in: 0.5...0.95, using: &generator)
      let pace = Double.random(in: 0.8...3, using: &generator)
      return (1...epochs).map { epoch in
        let noise = Double.random(in: -0.01...0.01, using: &generator)
        return end - (end - 0.1) * exp(-Double(epoch) / pace) + noise
      }
    }
  }

  /// The configuration with the best value of all.
  var winner: Int? { values.indices.max { (values[$0].max() ?? 0) < (values[$1].max() ?? 0) } }

  /// The share of pairs that are in another order after an epoch than at the end.
  func shareOfCrossings(after epoch: Int) -> Double {
    let pairs = values.indices.flatMap { first in values[..<first].indices.map { (values[first], values[$0]) }
    }
    let crossings = pairs.count { one, other in
      let (last, place) = (one.count - 1, epoch - 1)
      return (one[place] < other[place]) != (one[last] < other[last])
    }
    return Double(crossings) / Double(pairs.count)
  }
}

/// Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
