import Tensors

extension SeededGenerator {
  /// An integer spread evenly over 0 up to but not including `bound` (Lemire, "Fast random integer generation in an
  /// interval", 2019).
  mutating func next(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A number spread evenly over a range, in 2^24 steps.
  mutating func next(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + Double(uniform()) * (range.upperBound - range.lowerBound)
  }

  /// Yes or no, each as often.
  mutating func flip() -> Bool { next() >> 63 == 1 }
}
