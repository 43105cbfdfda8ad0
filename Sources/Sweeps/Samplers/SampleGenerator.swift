/// The seeded generator of samplers, whose streams are split off by number.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
struct SampleGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// The generator of a seed.
  init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// A number spread evenly over 0 up to but not including 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A stream of its own for a number, the same as long as nothing was drawn from this one.
  func split(_ number: UInt64) -> SampleGenerator {
    SampleGenerator(seed: Self.mix(state ^ Self.mix(number &+ Self.increment)))
  }

  private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

  private static func mix(_ word: UInt64) -> UInt64 {
    let once = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    let twice = (once ^ (once >> 27)) &* 0x94d0_49bb_1331_11eb
    return twice ^ (twice >> 31)
  }
}
