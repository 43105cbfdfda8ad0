/// A metric asked of scores, and what narrows it: `precision[class=3,threshold=0.8]`.
public struct MetricQuery: Hashable, Sendable {
  /// What is asked.
  public let metric: MetricName
  /// The name of a class, or its index where no class has that name; nil for the metric of all classes.
  public let classReference: String?
  /// From which score on a sample counts as of the class; nil where the highest score decides.
  public let threshold: Double?

  init(_ metric: MetricName, classReference: String?, threshold: Double?) {
    (self.metric, self.classReference, self.threshold) = (metric, classReference, threshold)
  }

  /// The metric of all classes.
  public init(_ metric: MetricName) { self.init(metric, classReference: nil, threshold: nil) }

  /// Whether lower values are better, as for losses and errors.
  public var isBetterWhenLower: Bool { metric.isBetterWhenLower }
}

extension MetricQuery: CustomStringConvertible {
  /// The text that reads back as the same query.
  public var description: String {
    let options =
      (classReference.map { ["class=" + quotedIfNeeded($0)] } ?? [])
      + (threshold.map { ["threshold=" + shortest($0)] } ?? [])
    return metric.description + (options.isEmpty ? "" : "[\(options.joined(separator: ","))]")
  }
}

/// A word as it is, or in quotation marks where it would be read as something else.
private func quotedIfNeeded(_ word: String) -> String {
  let isPlain =
    !word.isEmpty && word.first?.isWhitespace == false && word.last?.isWhitespace == false
    && !word.contains { ",]\"'".contains($0) }
  return isPlain ? word : "\"\(word.replacing("\"", with: "\"\""))\""
}
