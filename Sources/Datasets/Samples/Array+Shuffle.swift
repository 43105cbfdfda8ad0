import Tensors

extension Array {
  /// Puts the elements into an order that the generator alone decides (Fisher and Yates; bounded draws after
  /// Lemire, "Fast random integer generation in an interval", 2019).
  ///
  /// The standard library's `shuffle(using:)` reserves the right to change its order, ours is kept in stores
  /// as a hash.
  mutating func shuffleReproducibly(using generator: inout SeededGenerator) {
    for last in indices.dropFirst().reversed() { swapAt(last, generator.next(below: last + 1)) }
  }
}

extension SeededGenerator {
  /// An integer spread evenly over 0 up to but not including `bound`.
  fileprivate mutating func next(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }
}
