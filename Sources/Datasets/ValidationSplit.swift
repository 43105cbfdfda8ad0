/// How samples for validation are taken from a train part.
public struct ValidationSplit: Hashable, Sendable {
  /// How many samples are taken.
  public enum Size: Hashable, Sendable {
    /// A share between 0 and 1, rounded to the nearest whole sample.
    case fraction(Double)
    /// A number of samples.
    case count(Int)
  }

  /// How many samples are taken.
  public let size: Size
  /// Whether each class gives its share, rather than chance deciding.
  public let stratified: Bool
  /// Decides which samples are taken.
  public let seed: UInt64

  /// A rule of its own.
  public init(_ size: Size, stratified: Bool = true, seed: UInt64 = 23) {
    self.size = size
    self.stratified = stratified
    self.seed = seed
  }

  /// What is done where an experiment says nothing: a stratified fifth with seed 23.
  public static let standard = ValidationSplit(.fraction(0.2))
}

extension ValidationSplit: Codable {
  private enum CodingKeys: String, CodingKey { case fraction, count, stratified, seed }

  /// Reads `fraction` or `count`, and `stratified` and `seed` where they are given.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let fraction = try container.decodeIfPresent(Double.self, forKey: .fraction)
    let count = try container.decodeIfPresent(Int.self, forKey: .count)
    let size: Size? =
      switch (fraction, count) {
      case (let fraction?, nil): .fraction(fraction)
      case (nil, let count?): .count(count)
      default: nil
      }
    guard let size else {
      throw DatasetError.invalidSplit(
        expected: "either 'fraction' or 'count'", found: fraction == nil ? "neither" : "both")
    }
    self.init(
      size,
      stratified: try container.decodeIfPresent(Bool.self, forKey: .stratified) ?? Self.standard.stratified,
      seed: try container.decodeIfPresent(UInt64.self, forKey: .seed) ?? Self.standard.seed)
  }

  /// Writes the size under its own key, `stratified` and `seed`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch size {
    case .fraction(let fraction): try container.encode(fraction, forKey: .fraction)
    case .count(let count): try container.encode(count, forKey: .count)
    }
    try container.encode(stratified, forKey: .stratified)
    try container.encode(seed, forKey: .seed)
  }
}
