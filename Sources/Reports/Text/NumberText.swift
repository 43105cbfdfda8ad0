import Foundation

/// Numbers as people read them in a table.
package enum NumberText {
  /// A metric: four decimals, or an exponent where those would say nothing.
  package static func metric(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let size = abs(value)
    if value != 0, size < 0.0001 || size >= 100_000 { return String(format: "%.3e", value) }
    return String(format: "%.4f", value)
  }

  /// The spread beside a mean, with the mean's own precision.
  static func spread(_ halfWidth: Double, around mean: Double) -> String {
    metric(mean).contains("e") ? metric(halfWidth) : String(format: "%.4f", halfWidth)
  }

  /// A time: seconds, minutes and seconds, or hours and minutes.
  package static func duration(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "\(seconds)" }
    if seconds < 59.95 { return String(format: "%.1f s", seconds) }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return String(format: "%d m %02d s", whole / 60, whole % 60) }
    let minutes = Int((seconds / 60).rounded())
    return String(format: "%d h %02d m", minutes / 60, minutes % 60)
  }

  /// A count: digits in groups of three.
  package static func count(_ value: Int64) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// Memory: in the unit that leaves one to four digits before the point.
  package static func bytes(_ value: Int) -> String {
    var (amount, unit) = (Double(value), 0)
    while amount >= 1024, unit + 1 < byteUnits.count { (amount, unit) = (amount / 1024, unit + 1) }
    return unit == 0 ? "\(value) B" : String(format: "%.1f %@", amount, byteUnits[unit] as NSString)
  }

  private static let byteUnits = ["B", "KiB", "MiB", "GiB", "TiB"]

  /// A speed: three digits or so.
  package static func rate(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    return abs(value) < 100 ? String(format: "%.1f", value) : count(Int64(value.rounded()))
  }
}
