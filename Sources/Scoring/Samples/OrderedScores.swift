/// Scores in the form in which they came, which can be put in order without being made numbers of.
protocol OrderedScores: Sendable {
  /// One score; elements compare as the scores do.
  associatedtype Element: Comparable
  /// An unsigned number that is lower for higher scores, and the same for equal ones.
  associatedtype Key: FixedWidthInteger & UnsignedInteger

  /// The scores, samples by classes in row-major order.
  var elements: [Element] { get }

  static func key(of element: Element) -> Key
}

/// Scores in double precision.
struct RealScores: OrderedScores {
  let elements: [Double]

  /// The bits of a number, changed so that their order is the reverse of the order of numbers.
  static func key(of element: Double) -> UInt64 {
    // Adding zero makes one of the two zeros, which are equal scores.
    let bits = (element + 0).bitPattern
    return bits >> 63 == 1 ? bits : ~(bits | 1 << 63)
  }

  /// The number of a key.
  static func score(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key : ~key & ~(1 << 63))
  }
}
