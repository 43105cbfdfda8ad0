public import Settings

/// How samples are set aside from a whole, for validation or for testing.
public struct HoldOut: Hashable, Sendable {
  /// How many samples are set aside.
  public enum Size: Hashable, Sendable {
    /// A share between 0 and 1, rounded to the nearest whole sample.
    case fraction(Double)
    /// A number of samples.
    case count(Int)
    /// One of so many parts, each of which is set aside in turn (cross-validation).
    case folds(Int)
  }

  /// How many samples are set aside.
  public let size: Size
  /// Whether each class gives its share, rather than chance deciding.
  public let stratified: Bool
  /// Decides which samples are set aside.
  public let seed: UInt64

  /// A rule of its own.
  ///
  /// - Precondition: the seed is at most 2^63 - 1, as the numbers of experiment files are.
  public init(_ size: Size, stratified: Bool = true, seed: UInt64 = 23) {
    precondition(seed <= UInt64(Int.max), "a seed of \(seed)")
    self.size = size
    self.stratified = stratified
    self.seed = seed
  }

  /// What is done for validation where an experiment says nothing: a stratified fifth with seed 23.
  public static let standard = HoldOut(.fraction(0.2))

  /// The number of folds, where the samples are set aside in turn.
  public var folds: Int? { if case .folds(let number) = size { number } else { nil } }
}

extension HoldOut: Codable {
  /// Reads one of `fraction`, `count` and `folds`, and `stratified` and `seed` where they are given.
  public init(_ value: JSONValue) throws(SettingsError) {
    var reader = try SettingsReader(value)
    let fraction = try reader.number("fraction", in: 0...1)
    let count = try reader.integer("count", in: 1...Int(Int32.max))
    let folds = try reader.integer("folds", in: 2...10_000)
    let sizes = [fraction.map(Size.fraction), count.map(Size.count), folds.map(Size.folds)].compactMap(\.self)
    stratified = try reader.boolean("stratified") ?? Self.standard.stratified
    seed = UInt64(try reader.integer("seed", in: 0...Int.max) ?? Int(Self.standard.seed))
    try reader.finish()
    guard sizes.count <= 1 else { throw SettingsError("expected one of 'fraction', 'count' and 'folds'") }
    size = sizes.first ?? Self.standard.size
  }

  /// The rule with all its keys.
  public var json: JSONValue {
    var values: [String: JSONValue] = ["stratified": .boolean(stratified), "seed": .integer(Int(seed))]
    switch size {
    case .fraction(let fraction): values["fraction"] = .number(fraction)
    case .count(let count): values["count"] = .integer(count)
    case .folds(let folds): values["folds"] = .integer(folds)
    }
    return .object(values)
  }

  /// Reads the mapping.
  public init(from decoder: any Decoder) throws { try self.init(JSONValue(from: decoder)) }

  /// Writes the mapping.
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
