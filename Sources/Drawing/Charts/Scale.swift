import Foundation

/// Maps values to the length of an axis, evenly or by their logarithm.
package struct Scale: Hashable, Sendable {
  /// How values are spread over the length.
  package enum Kind: Hashable, Sendable { case linear, logarithmic }

  package let kind: Kind
  /// The value at the beginning.
  package let low: Double
  /// The value at the end, above `low`.
  package let high: Double

  /// Larger values are drawn as this one, on logarithmic scales smaller ones as its reciprocal.
  private static let largest = 1e300

  /// A scale on which all of the values that can be drawn have a place.
  ///
  /// - Parameters:
  ///   - values: NaN, infinities and, where the scale is logarithmic, what is not positive do not count.
  ///   - margin: the share of the length that is added at both ends.
  package init(covering values: some Sequence<Double>, _ kind: Kind = .linear, margin: Double = 0) {
    self.kind = kind
    var (least, most) = (Double.infinity, -Double.infinity)
    for value in values {
      guard let position = Self.position(of: value, kind) else { continue }
      (least, most) = (min(least, position), max(most, position))
    }
    if least > most { (least, most) = (0, 1) }
    // What is too close together to be told apart by its numbers gets a surrounding.
    let size = max(abs(least), abs(most))
    if most - least <= size * 1e-9 || most - least < 1e-290 {
      let pad = kind == .logarithmic ? 0.5 : size > 1e-280 ? size * 0.05 : 0.5
      (least, most) = (least - pad, most + pad)
    }
    let pad = (most - least) * margin
    // Logarithms stay those of numbers with all their digits.
    let reach = kind == .logarithmic ? 305.0 : .greatestFiniteMagnitude
    (start, end) = (max(least - pad, -reach), min(most + pad, reach))
    low = kind == .logarithmic ? pow(10, start) : start
    high = kind == .logarithmic ? pow(10, end) : end
  }

  /// The ends as they are spread: values or their decimal logarithms.
  private let start: Double
  private let end: Double

  /// Where a value is: 0 at `low`, 1 at `high`; nil where it cannot be drawn.
  package func share(of value: Double) -> Double? {
    Self.position(of: value, kind).map { ($0 - start) / (end - start) }
  }

  private static func position(of value: Double, _ kind: Kind) -> Double? {
    guard value.isFinite else { return nil }
    switch kind {
    case .linear: return min(max(value, -largest), largest)
    case .logarithmic: return value > 0 ? log10(min(max(value, 1 / largest), largest)) : nil
    }
  }

  /// The kind that shows values best: logarithmic where all are positive and the largest is many times the least.
  package static func kind(for values: some Sequence<Double>, ratio: Double) -> Kind {
    var (least, most) = (Double.infinity, 0.0)
    for value in values where value.isFinite { (least, most) = (min(least, value), max(most, value)) }
    return least > 0 && least.isFinite && most / least >= ratio ? .logarithmic : .linear
  }
}
