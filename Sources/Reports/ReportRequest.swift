/// What a report shall show; what is nil is chosen from the runs.
public struct ReportRequest: Hashable, Sendable {
  /// Which runs make one row.
  public enum Grouping: String, Sendable, CaseIterable {
    /// Runs that differ in their seed or their fold only.
    case seed
    /// Each run by itself.
    case none
  }

  /// The columns, in this order; nil for those that tell the runs apart, and the best metrics.
  public var columns: [Column]?
  /// The order of the rows; nil for the best first by the objective.
  public var sort: SortOrder?
  /// The most rows to show; nil for all.
  public var top: Int?
  /// Which runs make one row; nil for `seed` where that joins runs of several seeds or folds.
  public var grouping: Grouping?

  /// A request.
  public init(
    columns: [Column]? = nil, sort: SortOrder? = nil, top: Int? = nil, grouping: Grouping? = nil
  ) {
    self.columns = columns
    self.sort = sort
    self.top = top
    self.grouping = grouping
  }
}
