/// The value of a metric, or why it has none.
public enum MetricValue: Hashable, Sendable {
  /// A number.
  case defined(Double)
  /// One short clause, such as "class 3 is in no sample".
  case undefined(String)

  /// The number; nil where the metric is undefined.
  public var value: Double? {
    switch self {
    case .defined(let value): value
    case .undefined: nil
    }
  }

  /// Why there is no number; nil where there is one.
  public var reason: String? {
    switch self {
    case .defined: nil
    case .undefined(let reason): reason
    }
  }
}

extension MetricValue {
  /// What a computation gives; its reasons call the classes by these names, or by their indices.
  init(classes: [String] = [], _ compute: () throws(Undefined) -> Double) {
    do {
      self = .defined(try compute())
    } catch {
      self = .undefined(error.reason(classes))
    }
  }
}
