public import Tracking

extension Distribution {
  /// The value at a position between 0 and 1, both included.
  ///
  /// Listed values share the interval in their order, each as much of it as it is likely.
  public func value(at position: Double) -> ParamValue {
    switch self {
    case .value(let value): value
    case .values(let values, _): values[choice(at: position)]
    case .numeric(let numbers): numbers.value(at: position)
    }
  }

  /// The position at which a value lies, of a listed one the middle of its share; nil where it cannot be drawn.
  public func position(of value: ParamValue) -> Double? {
    switch self {
    case .value(let only):
      return value == only ? 0.5 : nil
    case .values(let values, _):
      guard let index = values.firstIndex(of: value) else { return nil }
      let shares = shares
      return shares[..<index].reduce(0, +) + shares[index] / 2
    case .numeric(let numbers):
      return numbers.position(of: value)
    }
  }

  /// How likely each listed value is; nothing for numbers that are drawn.
  var shares: [Double] {
    switch self {
    case .value: [1]
    case .values(let values, let probabilities):
      probabilities ?? Array(repeating: 1 / Double(values.count), count: values.count)
    case .numeric: []
    }
  }

  /// The index of the listed value at a position: that in whose share it lies, never one without a share.
  func choice(at position: Double) -> Int {
    var last = 0
    var end = 0.0
    for (index, share) in shares.enumerated() where share > 0 {
      last = index
      end += share
      if position < end { break }
    }
    return last
  }
}
