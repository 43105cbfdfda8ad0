import ArgumentParser

/// A length of time as people type it: `90s`, `45m`, `2h`, `1h30m`, `1.5h`.
struct TimeSpan: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    var (seconds, rest) = (0.0, argument[...])
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { "0123456789.".contains($0) }
      guard let value = Double(number), let unit = rest.dropFirst(number.count).first,
        let length = Self.units[unit]
      else { return nil }
      seconds += value * length
      rest = rest.dropFirst(number.count + 1)
    }
    guard seconds > 0, seconds.isFinite else { return nil }
    self.seconds = seconds
  }

  private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
}
