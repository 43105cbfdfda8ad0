import Settings

/// Settings that have a long name and a short one.
extension SettingsReader {
  /// A number within bounds; nil where it is not given.
  mutating func number(
    _ key: String, or short: String, in range: ClosedRange<Double>
  ) throws(SettingsError) -> Double? {
    guard let (key, value) = try value(key, or: short) else { return nil }
    guard let number = value.number, range.contains(number) else {
      throw mismatch(key, "a number from \(range.lowerBound) to \(range.upperBound)", value)
    }
    return number
  }

  /// A range of factors within bounds: a pair, or one number for as much below 1 as above; nil where it is not given.
  mutating func factors(
    _ key: String, or short: String, in bounds: ClosedRange<Double>
  ) throws(SettingsError) -> ClosedRange<Double>? {
    guard let (key, value) = try value(key, or: short) else { return nil }
    var ends: [Double]?
    if let number = value.number { ends = [1 - number, 1 + number] }
    if case .array(let list) = value { ends = list.compactMap(\.number) }
    guard let ends, ends.count == 2, ends[0] <= ends[1], ends.allSatisfy(bounds.contains) else {
      throw mismatch(
        key,
        "a number below 1, or two ascending ones from \(bounds.lowerBound) to \(bounds.upperBound)", value)
    }
    return ends[0]...ends[1]
  }

  /// The value under one of two keys, and which it is.
  private mutating func value(
    _ key: String, or short: String
  ) throws(SettingsError) -> (key: String, value: JSONValue)? {
    switch (value(key), value(short)) {
    case (nil, nil): return nil
    case (let value?, nil): return (key, value)
    case (nil, let value?): return (short, value)
    case (_?, _?): throw SettingsError("\(short): expected it or '\(key)', found both", at: [short])
    }
  }
}
