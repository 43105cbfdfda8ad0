/// What nodes at the front do to the input, as far as it is read: `(value / divisor - mean) / deviation`.
struct InputScaling: Equatable {
  /// What may still follow.
  private enum Stage: Int { case nothing, divided, centred, standardized }

  private(set) var scaling = ONNXScaling()
  private var stage = Stage.nothing

  /// Whether anything was done.
  var isEmpty: Bool { stage == .nothing }

  /// Divides by one positive number for all, or one a channel; false where that cannot follow.
  mutating func divide(by divisors: [Double], channels: Int) -> Bool {
    guard divisors.allSatisfy({ Float($0) > 0 && Float($0).isFinite }) else { return false }
    if divisors.count == 1, stage == .nothing {
      (scaling.divisor, stage) = (divisors[0], .divided)
      return true
    }
    guard stage != .standardized else { return false }
    if stage != .centred { scaling.mean = [Double](repeating: 0, count: channels) }
    scaling.deviation = Self.spread(divisors, channels)
    stage = .standardized
    return true
  }

  /// Multiplies; as a division.
  mutating func multiply(by factors: [Double], channels: Int) -> Bool {
    let divisors = factors.map { factor in
      // 1 / 255 is not a number of single precision: the whole number is meant.
      let (divisor, whole) = (1 / factor, (1 / factor).rounded())
      return Float(1 / whole) == Float(factor) ? whole : divisor
    }
    return divide(by: divisors, channels: channels)
  }

  /// Subtracts one number for all, or one a channel; false where that cannot follow.
  mutating func subtract(_ means: [Double], channels: Int) -> Bool {
    guard stage.rawValue < Stage.centred.rawValue, means.allSatisfy(\.isFinite) else { return false }
    scaling.mean = Self.spread(means, channels)
    scaling.deviation = [Double](repeating: 1, count: channels)
    stage = .centred
    return true
  }

  private static func spread(_ values: [Double], _ channels: Int) -> [Double] {
    values.count == 1 ? [Double](repeating: values[0], count: channels) : values
  }
}
