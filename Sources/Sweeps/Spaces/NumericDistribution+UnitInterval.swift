public import Tracking

extension NumericDistribution {
  /// The value at a position between 0 and 1, both included.
  ///
  /// A rounded value is within the reach of the law too: what would be rounded beyond it becomes the last multiple
  /// within. Reals have eight significant digits: tables stay readable, and machines whose logarithms differ in the
  /// last bit draw the same cells.
  public func value(at position: Double) -> ParamValue {
    let x = law.quantile(position)
    if let quantum, let counts = quantum.counts(within: law) {
      return quantum.multiple(min(max(quantum.count(nearest: x), counts.lowerBound), counts.upperBound))
    }
    return .real(min(max(x.roundedToEightDigits, law.reach.lowerBound), law.reach.upperBound) + 0)
  }

  /// The position at which a value lies, of a rounded one the middle of the interval; nil where it cannot be drawn.
  public func position(of value: ParamValue) -> Double? {
    switch (value, quantum) {
    case (.integer(let number), .integer): multiplePosition(of: Double(number), value)
    case (.real(let x), .real): multiplePosition(of: x, value)
    case (.real(let x), nil): law.reach.contains(x) ? law.cumulative(x) : nil
    default: nil
    }
  }

  private func multiplePosition(of x: Double, _ value: ParamValue) -> Double? {
    guard x.isFinite, let quantum, let counts = quantum.counts(within: law) else { return nil }
    let count = quantum.count(nearest: x)
    guard counts.contains(count), quantum.multiple(count) == value else { return nil }
    let low = count == counts.lowerBound ? 0 : law.cumulative((count - 0.5) * quantum.size)
    let high = count == counts.upperBound ? 1 : law.cumulative((count + 0.5) * quantum.size)
    return (low + high) / 2
  }

  /// Values to try where all that may be drawn must do: near both ends, and the middle.
  ///
  /// Of laws without bounds the ends are four deviations off, beyond which lies one draw of 15,000.
  public var representatives: [ParamValue] {
    let tail = law.isBounded ? 0 : StandardNormal.cumulative(-4)
    return [tail, 0.5, 1 - tail].map(value)
  }
}
