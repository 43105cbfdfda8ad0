public import Scoring

/// How well scores that were made anywhere fit their labels, ready to be rendered as text or JSON.
public struct ScoreReport: Sendable {
  private let source: String
  private let summary: ScoreSummary

  /// The report of some metrics.
  ///
  /// - Parameters:
  ///   - metrics: what was computed.
  ///   - names: the metrics that were asked for.
  ///   - classes: the names of the classes.
  ///   - source: what was scored, such as a path.
  public init(_ metrics: ClassificationMetrics, _ names: [MetricName], classes: [String], source: String) {
    self.source = source
    let results = names.map { ($0.description, metrics.result(of: $0, classes: classes)) }
    summary = ScoreSummary(
      count: metrics.count,
      metrics: Dictionary(results.map { ($0, $1.value) }, uniquingKeysWith: { first, _ in first }),
      reasons: Dictionary(
        results.compactMap { name, result in result.reason.map { (name, $0) } },
        uniquingKeysWith: { first, _ in first }),
      classes: zip(metrics.perClass, classes).map { ScoreSummary.ClassRow($0, label: $1) },
      confusion: metrics.confusion().rows)
  }

  /// The metrics as text, like an evaluation's, with the reason why a metric is undefined.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  public func text(width: Int? = nil, style: Style = .plain) -> String {
    summary.text(header: [source], width: width, style: style)
  }

  /// The metrics as the object that `score --json` prints; the undefined ones are null.
  public var json: JSONValue {
    .object(
      [
        ("count", JSONValue(summary.count)), ("classes", .array(summary.classes.map { .text($0.label) })),
      ] + summary.jsonMetrics)
  }
}
