/// Which version of a model.
public enum VersionSelector: Hashable, Sendable, CustomStringConvertible {
  /// The one with the highest number.
  case newest
  /// The one that an alias stands for.
  case alias(String)
  /// The one with a number.
  case number(Int)

  /// As it is written after a model's name.
  public var description: String {
    switch self {
    case .newest: ""
    case .alias(let alias): "@\(alias)"
    case .number(let number): ":\(number)"
    }
  }
}
