import Words

/// A mapping of settings while it is read: typed, bounded, and with no key left over at the end.
public struct SettingsReader {
  private let values: [String: JSONValue]
  private var known: [String] = []

  /// Opens a mapping.
  public init(_ value: JSONValue) throws(SettingsError) {
    guard case .object(let values) = value else {
      throw SettingsError("expected a mapping, found \(value.spoken)")
    }
    self.values = values
  }

  /// A reader of these keys and values.
  public init(_ values: [String: JSONValue]) { self.values = values }

  /// The value of a key, whatever it is; nil where it is not given.
  public mutating func value(_ key: String) -> JSONValue? {
    known.append(key)
    return values[key]
  }

  /// A whole number within bounds; nil where it is not given.
  public mutating func integer(_ key: String, in range: ClosedRange<Int>) throws(SettingsError) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let number) = value, range.contains(number) else {
      throw mismatch(key, "a whole number from \(range.lowerBound) to \(range.upperBound)", value)
    }
    return number
  }

  /// A number within bounds; nil where it is not given.
  public mutating func number(
    _ key: String, in range: ClosedRange<Double>
  ) throws(SettingsError) -> Double? {
    guard let value = value(key) else { return nil }
    guard let number = value.number, range.contains(number) else {
      throw mismatch(key, "a number from \(range.lowerBound) to \(range.upperBound)", value)
    }
    return number
  }

  /// A yes or no; nil where it is not given.
  public mutating func boolean(_ key: String) throws(SettingsError) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .boolean(let answer) = value else { throw mismatch(key, "true or false", value) }
    return answer
  }

  /// A text that is not empty; nil where it is not given.
  ///
  /// - Parameter expected: what messages say the text is, as `"the path of a file"`.
  public mutating func text(_ key: String, _ expected: String) throws(SettingsError) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value, !text.isEmpty else { throw mismatch(key, expected, value) }
    return text
  }

  /// One of the cases of an enumeration, by name; nil where it is not given.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws(SettingsError) -> Choice? where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    guard case .text(let name) = value, let choice = Choice(rawValue: name) else {
      let names = Choice.allCases.map(\.rawValue)
      let offer = if case .text(let name) = value { suggestion(for: name, among: names) } else { "" }
      throw mismatch(key, "one of \(names.joined(separator: ", "))", value, offer)
    }
    return choice
  }

  /// What a body makes of the mapping under a key; nil where it is not given.
  public mutating func section<Section>(
    _ key: String, _ body: (JSONValue) throws(SettingsError) -> Section
  ) throws(SettingsError) -> Section? {
    guard let value = value(key) else { return nil }
    do {
      return try body(value)
    } catch {
      throw error.within(key)
    }
  }

  /// The error of a value that is not what it should be.
  public func mismatch(
    _ key: String, _ expected: String, _ found: JSONValue, _ offer: String = ""
  ) -> SettingsError {
    SettingsError(
      "\(key): expected \(expected), found \(found.spoken)\(offer)", at: [key], expected: expected)
  }

  /// Refuses keys that nobody asked for.
  public func finish() throws(SettingsError) {
    guard let stray = values.keys.filter({ !known.contains($0) }).min() else { return }
    throw SettingsError(
      "unknown key '\(stray)'; "
        + (known.isEmpty ? "it has no settings" : "known are \(known.joined(separator: ", "))")
        + suggestion(for: stray, among: known), at: [stray])
  }
}

extension JSONValue {
  /// The number that the value is, whole or not.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
