/// A duration as people say it: "8 s", "3 min 20 s", "2 h 5 min".
func durationText(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds < 1e9 else { return "very long" }
  let whole = Int(max(0, seconds).rounded())
  switch whole {
  case ..<60: return "\(whole) s"
  case ..<3600: return "\(whole / 60) min \(whole % 60) s"
  default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

/// A metric's value with four significant decimals, as tables show it.
func metricText(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
  let scaled = Int((abs(value) * 10_000).rounded())
  let decimals = "\(scaled % 10_000)"
  let sign = value < 0 && scaled > 0 ? "-" : ""
  return "\(sign)\(scaled / 10_000).\(String(repeating: "0", count: 4 - decimals.count))\(decimals)"
}
