/// Scores in the form in which they came, which can be put in order without being made numbers of.
protocol OrderedScores: Sendable {
  /// One score; elements compare as the scores do.
  associatedtype Element: Comparable
  /// An unsigned number that is lower for higher scores, and the same for equal ones.
  associatedtype Key: FixedWidthInteger & UnsignedInteger

  /// The scores, samples by classes in row-major order.
  var elements: [Element] { get }

  static func key(of element: Element) -> Key

  /// What an element is in double precision.
  var number: (Element) -> Double { get }
}
