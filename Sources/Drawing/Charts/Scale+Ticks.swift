import Foundation

extension Scale {
  /// A value at which an axis is marked, and how it is written.
  package struct Tick: Hashable, Sendable {
    package let value: Double
    package let text: String
  }

  /// Round values within the scale: multiples of 1, 2 or 5 times a power of ten; powers of ten where it is logarithmic.
  ///
  /// - Parameter count: about how many.
  package func ticks(_ count: Int) -> [Tick] {
    let count = max(1, count)
    if kind == .logarithmic, let ticks = logarithmicTicks(count) { return ticks }
    return Self.linearTicks(low, high, count)
  }

  private static func linearTicks(_ low: Double, _ high: Double, _ count: Int) -> [Tick] {
    // Halves, as the difference of the ends may be too large for a number.
    let step = roundStep(near: (high / 2 - low / 2) / Double(count) * 2)
    let first = (low / step).rounded(.up)
    return (0...2 * count + 2).map { (first + Double($0)) * step }
      .filter { $0 <= high + step * 1e-9 }
      .map { Tick(value: $0, text: text($0, step: step)) }
  }

  /// Nil where the scale has less than two powers of ten.
  private func logarithmicTicks(_ count: Int) -> [Tick]? {
    let first = Int(log10(low).rounded(.up))
    let last = Int(log10(high).rounded(.down))
    guard last - first >= 1 else { return sparseTicks(first: first - 1, count) }
    let stride = max(1, (last - first + count - 1) / count)
    return Swift.stride(from: first, through: last, by: stride).map {
      Tick(value: pow(10, Double($0)), text: Self.powerText($0))
    }
  }

  /// 1, 2 and 5 times powers of ten; nil where these are less than two.
  private func sparseTicks(first: Int, _ count: Int) -> [Tick]? {
    let values = (first...first + 2).flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
    let inside = values.filter { low * (1 - 1e-9) <= $0 && $0 <= high * (1 + 1e-9) }
    guard inside.count >= 2 else { return nil }
    return inside.prefix(count + 2).map { Tick(value: $0, text: numberText($0)) }
  }

  private static func powerText(_ power: Int) -> String {
    (-3...4).contains(power) ? numberText(pow(10, Double(power))) : "1e\(power)"
  }

  /// The least of 1, 2, 5 times a power of ten that is not much below a value.
  private static func roundStep(near value: Double) -> Double {
    let power = pow(10, log10(value).rounded(.down))
    return ([1, 2, 5].map { $0 * power }.first { $0 >= value * 0.8 }) ?? 10 * power
  }

  /// A multiple of a step with as many decimals as the step has.
  private static func text(_ value: Double, step: Double) -> String {
    if abs(value) < step * 1e-6 { return "0" }
    let decimals = Int((-log10(step) - 1e-9).rounded(.up))
    if abs(value) >= 1e6 || decimals > 5 {
      let digits = min(max(Int(log10(abs(value) / step).rounded(.up)), 0), 8)
      return withoutZeros(String(format: "%.*e", digits, value))
    }
    return String(format: "%.*f", max(0, decimals), value)
  }
}

/// A number as briefly as it can be read: four digits that count, no zeros behind the point.
package func numberText(_ value: Double) -> String { withoutZeros(String(format: "%.4g", value)) }

/// `1.50e+06` as `1.5e6`.
private func withoutZeros(_ text: String) -> String {
  let parts = text.split(separator: "e")
  guard parts.count == 2, let power = Int(parts[1]) else { return text }
  var digits = String(parts[0])
  if digits.contains(".") {
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
  }
  return "\(digits)e\(power)"
}
