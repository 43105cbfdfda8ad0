/// Reproducible test values: exactly representable in single precision, spread evenly over a range.
public func referenceValues(_ count: Int, seed: UInt64, in range: ClosedRange<Double> = -1...1) -> [Double] {
  var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
  return (0..<count).map { _ in
    // Knuth's MMIX generator; its upper bits are good enough for test values.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let unit = Double(state >> 40) * 0x1p-24
    return Double(Float(range.lowerBound + unit * (range.upperBound - range.lowerBound)))
  }
}

/// The largest deviation from the expected values, relative to the largest of them or to 1.
///
/// Infinite where the counts differ or a value is not a number, so that a test against a bound fails.
public func worstDifference(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  var scale = 1.0
  var worst = 0.0
  for (value, wanted) in zip(found, expected) {
    guard value.isFinite, wanted.isFinite else { return .infinity }
    scale = max(scale, abs(wanted))
    worst = max(worst, abs(Double(value) - wanted))
  }
  return worst / scale
}
