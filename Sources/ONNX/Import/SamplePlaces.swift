/// Whole numbers that a file works out for each sample: where its values stand in a row of all samples' values.
///
/// PyTorch looks at memory by strides this way, mostly to find everything where it was.
struct SamplePlaces {
  /// How much greater each sample's numbers are than those of the one before.
  private(set) var step = 1
  /// The numbers of the first sample, in row-major order.
  private(set) var first = [0]
  /// Sizes of a sample's numbers.
  private(set) var sizes: [Int] = []

  /// The most numbers of a sample that are worked out.
  private static let limit = 1 << 20

  /// Whether they are the places of samples of so many values, each value where it is.
  func keep(_ count: Int) -> Bool { step == count && first.elementsEqual(0..<count) }

  /// Multiplies all numbers; false where they become too large.
  mutating func multiply(by factor: Int) -> Bool {
    guard (0...1 << 31).contains(factor), step <= 1 << 31, first.allSatisfy({ (0...1 << 31).contains($0) })
    else { return false }
    step *= factor
    for index in first.indices { first[index] *= factor }
    return true
  }

  /// Puts in sizes of 1 behind the samples; false where that is not all that is asked for.
  mutating func widen(at axes: [Int]) -> Bool {
    guard sizes.isEmpty, axes.sorted() == Array(1...max(1, axes.count)), axes.count <= 5 else { return false }
    sizes = axes.map { _ in 1 }
    return true
  }

  /// Adds numbers that are the same for each sample; false where sizes do not fit or numbers are too large.
  ///
  /// - Parameter shape: of the numbers, the samples' size of 1 before the others; a size of 1 stands for any.
  mutating func add(_ numbers: [Int], shape: [Int]) -> Bool {
    guard shape.count == sizes.count + 1, shape[0] == 1, numbers.allSatisfy({ (0...1 << 31).contains($0) }),
      first.allSatisfy({ $0 <= 1 << 40 })
    else { return false }
    var (joined, count) = ([Int](), 1)
    for (own, other) in zip(sizes, shape.dropFirst()) {
      guard own == other || own == 1 || other == 1, max(own, other) <= Self.limit / count else {
        return false
      }
      joined.append(max(own, other))
      count *= max(own, other)
    }
    let (left, right) = (Self.strides(sizes, joined), Self.strides(Array(shape.dropFirst()), joined))
    first = (0..<count).map { place in
      var (rest, own, other) = (place, 0, 0)
      for axis in joined.indices.reversed() {
        let index = rest % joined[axis]
        rest /= joined[axis]
        own += index * left[axis]
        other += index * right[axis]
      }
      return first[own] + numbers[other]
    }
    sizes = joined
    return true
  }

  /// How far apart neighbours stand along each axis; 0 where a size of 1 stands for a larger one.
  private static func strides(_ sizes: [Int], _ joined: [Int]) -> [Int] {
    var (strides, stride) = ([Int](repeating: 0, count: sizes.count), 1)
    for axis in sizes.indices.reversed() {
      strides[axis] = sizes[axis] == 1 ? 0 : stride
      stride *= sizes[axis]
    }
    return strides
  }
}
