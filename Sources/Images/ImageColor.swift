/// What the values of a pixel stand for.
public enum ImageColor: String, CaseIterable, Codable, Hashable, Sendable {
  /// One value: its brightness.
  case gray
  /// Three values: red, green, blue.
  case rgb

  /// Number of values in a pixel.
  public var channels: Int { self == .gray ? 1 : 3 }
}
