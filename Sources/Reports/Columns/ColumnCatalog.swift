import Scoring
public import Tracking
import Words

/// The columns that some runs have, to be asked for by name.
public struct ColumnCatalog: Sendable {
  private let names: RecordedNames

  /// The columns of runs that have recorded these names.
  public init(_ names: RecordedNames) { self.names = names }

  /// The columns of the given runs.
  public init(_ runs: [RunRecord]) { names = RecordedNames(of: runs) }

  /// The column of a name: `architecture`, `val.f1`, `last(val.f1)`, `at(val.f1, 5)`, `val.recall[class=3]`,
  /// `params.learning_rate` or, where nothing else has that name, `learning_rate`.
  ///
  /// - Throws: `ReportError.unknownColumn` with the nearest name, `invalidColumn` where a metric is asked wrongly.
  public func column(named text: String) throws(ReportError) -> Column {
    let name = trimmed(text)
    if let fixed = Self.fixedByName[name] { return fixed }
    if names.metrics.contains(name) { return .metric(name, .best) }
    if names.params.contains(name) { return .param(name) }
    if name.hasPrefix("params.") {
      let param = String(name.dropFirst("params.".count))
      if names.params.contains(param) { return .param(param) }
    }
    if let (aspect, metric) = Self.call(in: name) { return .metric(try self.metric(named: metric), aspect) }
    return .metric(try metric(named: name), .best)
  }

  /// The columns of a list of names separated by commas, which also stand within brackets.
  ///
  /// - Throws: `ReportError` for the first name that is wrong.
  public func columns(in list: String) throws(ReportError) -> [Column] {
    var columns: [Column] = []
    for name in splitAtCommas(list) where !name.allSatisfy(\.isWhitespace) {
      let column = try column(named: name)
      if !columns.contains(column) { columns.append(column) }
    }
    return columns
  }

  /// Whether some run has recorded a metric of this name.
  func isRecorded(metric: String) -> Bool { names.metrics.contains(metric) }

  /// A recorded metric, or one that can be worked out from what runs store.
  private func metric(named name: String) throws(ReportError) -> String {
    if names.metrics.contains(name) { return name }
    guard let derived = try DerivedMetric(parsing: name), derived.isPossible(with: names) else {
      throw .unknownColumn(name, nearest: nearest(to: name))
    }
    return derived.description
  }

  private static let fixedByName = Dictionary(
    uniqueKeysWithValues: Column.fixed.map { ($0.description, $0) })

  /// `last(val.f1)` as its two parts.
  private static func call(in name: String) -> (MetricAspect, String)? {
    guard name.hasSuffix(")"), let bracket = name.firstIndex(of: "(") else { return nil }
    guard let aspect = MetricAspect(rawValue: String(name[..<bracket])) else { return nil }
    return (aspect, trimmed(String(name[name.index(after: bracket)...].dropLast())))
  }

  private func nearest(to name: String) -> String? {
    let known = names.metrics.sorted() + Self.fixedByName.keys.sorted() + names.params.sorted()
    return nearestName(to: name, among: known)
      ?? nearestName(to: name, among: names.params.sorted().map { "params.\($0)" })
  }
}
