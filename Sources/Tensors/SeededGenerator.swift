import Foundation

/// The one source of randomness: a seeded generator that is passed in, never global.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Its whole state is
/// one word, so a checkpoint can keep it, and purposes that split their streams off by name do not disturb one another.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Codable, Hashable {
  private var state: UInt64

  /// The generator of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= goldenGamma
    return Self.mix(state)
  }

  /// A stream of its own for one purpose: the same for the same label, as long as nothing was drawn from this one.
  public func split(_ label: String) -> SeededGenerator {
    // FNV-1a over the label, then mixed with the state.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return SeededGenerator(seed: Self.mix(state ^ Self.mix(hash)))
  }

  /// A stream of its own for one numbered purpose, such as an epoch.
  public func split(_ label: String, _ index: Int) -> SeededGenerator { split("\(label) \(index)") }

  /// A stream of its own for one number, such as a sample's; unlike a label, a number costs no memory.
  public func split(_ number: UInt64) -> SeededGenerator {
    SeededGenerator(seed: Self.mix(state ^ Self.mix(number &+ goldenGamma)))
  }

  /// A value spread evenly over 0 up to but not including 1, with 24 random bits.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A value from the standard normal distribution (Box and Muller, 1958).
  public mutating func normal() -> Float {
    let radius = (-2 * log(1 - Double(next() >> 11) * 0x1p-53)).squareRoot()
    return Float(radius * cos(2 * .pi * Double(next() >> 11) * 0x1p-53))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// The odd integer closest to 2^64 divided by the golden ratio.
private let goldenGamma: UInt64 = 0x9e37_79b9_7f4a_7c15
