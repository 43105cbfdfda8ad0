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
  /// What a computation gave; its reasons call the classes by these names, or by their indices.
  init(_ result: Result<Double, Undefined>, classes: [String]) {
    switch result {
    case .success(let value): self = .defined(value)
    case .failure(let undefined): self = .undefined(undefined.reason(classes))
    }
  }
}
