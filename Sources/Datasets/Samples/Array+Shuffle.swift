import Tensors

extension Array {
  /// Puts the elements into an order that the generator alone decides (Fisher and Yates).
  ///
  /// The standard library's `shuffle(using:)` reserves the right to change its order, ours is kept in stores
  /// as a hash.
  mutating func shuffleReproducibly(using generator: inout SeededGenerator) {
    for last in indices.dropFirst().reversed() { swapAt(last, generator.next(below: last + 1)) }
  }
}
