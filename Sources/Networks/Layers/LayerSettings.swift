import Settings

/// The settings of one layer while they are read: typed, bounded, and with no key left over at the end.
public struct LayerSettings {
  private var reader: SettingsReader

  /// - Parameters:
  ///   - value: what stands behind the layer's kind: a mapping, a lone value, or nothing.
  ///   - shorthand: the key that a lone value stands for, as `2` in `max_pool2d: 2`.
  init(_ value: JSONValue, shorthand: String?) throws(NetworkError) {
    switch (value, shorthand) {
    case (.object(let values), _): reader = SettingsReader(values)
    case (.null, _): reader = SettingsReader([:])
    case (_, let shorthand?): reader = SettingsReader([shorthand: value])
    default: throw NetworkError("expected no settings, found \(value.spoken)")
    }
  }

  /// A whole number within bounds; required where there is no default.
  mutating func integer(
    _ key: String, default fallback: Int? = nil, in range: ClosedRange<Int> = 1...65_536
  ) throws(NetworkError) -> Int {
    let number = try checked { reader throws(SettingsError) in try reader.integer(key, in: range) }
    guard let number = number ?? fallback else { throw Self.missing(key) }
    return number
  }

  /// A number within bounds.
  mutating func number(
    _ key: String, default fallback: Double? = nil, in range: ClosedRange<Double>
  ) throws(NetworkError) -> Double {
    let number = try checked { reader throws(SettingsError) in try reader.number(key, in: range) }
    guard let number = number ?? fallback else { throw Self.missing(key) }
    return number
  }

  /// A yes or no.
  mutating func boolean(_ key: String, default fallback: Bool) throws(NetworkError) -> Bool {
    try checked { reader throws(SettingsError) in try reader.boolean(key) } ?? fallback
  }

  /// One size a spatial dimension: a list of them, or one number for all.
  mutating func sizes(
    _ key: String, rank: Int, default fallback: [Int]? = nil, in range: ClosedRange<Int> = 1...4096
  ) throws(NetworkError) -> [Int] {
    guard let value = reader.value(key) else {
      guard let fallback else { throw Self.missing(key) }
      return fallback
    }
    guard let sizes = Self.sizes(value, rank: rank, in: range) else {
      throw mismatch(
        key, "a whole number from \(range.lowerBound) to \(range.upperBound), or \(rank) of them", value)
    }
    return sizes
  }

  /// The sizes of a sample: one to four, of which one may be -1.
  mutating func shape(_ key: String) throws(NetworkError) -> [Int] {
    guard let value = reader.value(key) else { throw Self.missing(key) }
    if case .array(let list) = value, (1...4).contains(list.count) {
      let sizes: [Int] = list.compactMap {
        if case .integer(let size) = $0, size > 0 || size == -1 { size } else { nil }
      }
      if sizes.count == list.count, sizes.count(where: { $0 < 0 }) <= 1 { return sizes }
    }
    throw mismatch(key, "one to four sizes of at least 1, one of which may be -1", value)
  }

  private static func sizes(_ value: JSONValue, rank: Int, in range: ClosedRange<Int>) -> [Int]? {
    switch value {
    case .integer(let size) where range.contains(size):
      return [Int](repeating: size, count: rank)
    case .array(let list) where list.count == rank:
      let sizes = list.compactMap {
        if case .integer(let size) = $0, range.contains(size) { size } else { nil }
      }
      return sizes.count == rank ? sizes : nil
    default:
      return nil
    }
  }

  /// `same`, `valid`, or explicit sizes: one number for all, one a dimension, or a pair of begin and end a dimension.
  mutating func padding(rank: Int) throws(NetworkError) -> Padding {
    guard let value = reader.value("padding") else { return .valid }
    if case .text(let name) = value {
      if name == "same" { return .same }
      if name == "valid" { return .valid }
    } else if let sizes = Self.sizes(value, rank: rank, in: 0...4096) {
      return .explicit(begin: sizes, end: sizes)
    } else if case .array(let list) = value, list.count == rank {
      let pairs = list.compactMap { Self.sizes($0, rank: 2, in: 0...4096) }
      if pairs.count == rank { return .explicit(begin: pairs.map { $0[0] }, end: pairs.map { $0[1] }) }
    }
    throw mismatch("padding", "'same', 'valid', a whole number, or \(rank) of them or of pairs", value)
  }

  /// One of the cases of an enumeration, by name.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws(NetworkError) -> Choice? where Choice.RawValue == String {
    if reader.value(key) == .null { return nil }
    return try checked { reader throws(SettingsError) in try reader.choice(key, of: type) }
  }

  /// Refuses keys that nobody asked for.
  mutating func finish() throws(NetworkError) {
    try checked { reader throws(SettingsError) in try reader.finish() }
  }

  private mutating func checked<Value>(
    _ read: (inout SettingsReader) throws(SettingsError) -> Value
  ) throws(NetworkError) -> Value {
    do throws(SettingsError) { return try read(&reader) } catch { throw NetworkError(error.description) }
  }

  private static func missing(_ key: String) -> NetworkError { NetworkError("the key '\(key)' is missing") }

  private func mismatch(_ key: String, _ expected: String, _ found: JSONValue) -> NetworkError {
    NetworkError(reader.mismatch(key, expected, found).description)
  }
}
