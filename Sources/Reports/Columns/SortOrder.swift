import Tracking

/// By what the rows of a report are ordered.
public struct SortOrder: Hashable, Sendable {
  /// The column that decides.
  public var column: Column
  /// Whether high values come first.
  public var isDescending: Bool

  /// An order by a column.
  public init(by column: Column, descending: Bool = false) {
    self.column = column
    isDescending = descending
  }

  /// The best value of an objective first.
  init(bestFirst objective: MetricObjective) {
    self.init(by: .metric(objective.metric, .best), descending: objective.goal == .maximize)
  }
}

extension ColumnCatalog {
  /// The order of a text such as `duration_seconds`, or `-val.f1` for the highest first.
  ///
  /// - Throws: `ReportError.unknownColumn` with the nearest name.
  public func sortOrder(_ text: String) throws(ReportError) -> SortOrder {
    let isDescending = text.hasPrefix("-")
    return SortOrder(
      by: try column(named: isDescending ? String(text.dropFirst()) : text), descending: isDescending)
  }
}
