public import Tracking
import Words

/// The columns that some runs have, to be asked for by name.
public struct ColumnCatalog: Sendable {
  private let metrics: Set<String>
  private let params: Set<String>

  /// The columns of the given runs.
  public init(_ runs: [RunRecord]) {
    metrics = runs.reduce(into: []) { $0.formUnion($1.metrics.keys) }
    params = runs.reduce(into: []) { $0.formUnion($1.params.keys) }
  }

  /// The column of a name: `architecture`, `val.f1`, `last(val.f1)`, `params.learning_rate` or, where nothing
  /// else has that name, `learning_rate`.
  ///
  /// - Throws: `ReportError.unknownColumn` with the nearest name.
  public func column(named text: String) throws(ReportError) -> Column {
    let name = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    if let fixed = Self.fixedByName[name] { return fixed }
    if metrics.contains(name) { return .metric(name, .best) }
    if params.contains(name) { return .param(name) }
    if name.hasPrefix("params.") {
      let param = String(name.dropFirst("params.".count))
      if params.contains(param) { return .param(param) }
    }
    if let (aspect, metric) = Self.call(in: name) {
      guard metrics.contains(metric) else { throw .unknownColumn(metric, nearest: nearest(to: metric)) }
      return .metric(metric, aspect)
    }
    throw .unknownColumn(name, nearest: nearest(to: name))
  }

  /// The columns of a list of names separated by commas.
  ///
  /// - Throws: `ReportError.unknownColumn` for the first name that no run has.
  public func columns(in list: String) throws(ReportError) -> [Column] {
    var columns: [Column] = []
    for name in list.split(separator: ",") where !name.allSatisfy(\.isWhitespace) {
      let column = try column(named: String(name))
      if !columns.contains(column) { columns.append(column) }
    }
    return columns
  }

  private static let fixedByName = Dictionary(
    uniqueKeysWithValues: Column.fixed.map { ($0.description, $0) })

  /// `last(val.f1)` as its two parts.
  private static func call(in name: String) -> (Column.Aspect, String)? {
    guard name.hasSuffix(")"), let bracket = name.firstIndex(of: "(") else { return nil }
    guard let aspect = Column.Aspect(rawValue: String(name[..<bracket])) else { return nil }
    return (aspect, String(name[name.index(after: bracket)...].dropLast()))
  }

  private func nearest(to name: String) -> String? {
    let names = metrics.sorted() + Self.fixedByName.keys.sorted() + params.sorted()
    return nearestName(to: name, among: names)
      ?? nearestName(to: name, among: params.sorted().map { "params.\($0)" })
  }
}
