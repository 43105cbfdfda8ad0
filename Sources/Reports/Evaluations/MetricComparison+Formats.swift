public import Tracking

extension MetricComparison {
  /// The comparison as an object of the array `comparison` of `evaluate --json`.
  var json: JSONValue {
    .object([
      ("metric", .text(metric)), ("origin", .text(origin.rawValue)), ("stored", JSONValue(stored)),
      ("found", JSONValue(found)), ("tolerance", .number(tolerance)), ("agrees", .boolean(agrees)),
    ])
  }

  /// What is wrong, in a line.
  public var fault: String {
    "\(metric): expected \(text(stored)), as the \(origin.rawValue) recorded, found \(text(found))"
  }

  private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "an undefined value" }
}
