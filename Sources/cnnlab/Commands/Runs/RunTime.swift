import Foundation

/// Instants as people and programs read them.
enum RunTime {
  /// Day and time of this machine's clock.
  static func text(_ instant: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    return formatter.string(from: instant)
  }

  /// ISO 8601 in UTC.
  static func json(_ instant: Date) -> String { instant.formatted(.iso8601) }
}
