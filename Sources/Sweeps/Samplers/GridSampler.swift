public import Tracking

/// Every combination of the listed values, once each.
///
/// The order is stable: the first parameter as written is the outermost loop, and values keep their order. A
/// parameter whose conditions do not hold is left out, and makes no combinations.
public struct GridSampler: PlannedSampler {
  /// The most cells that are laid out.
  public static let greatestCount = 1_000_000

  /// The space whose grid this is.
  public let space: SearchSpace

  /// How many cells there are.
  public let count: Int

  /// As many cells as there are.
  public var limit: Int? { count }

  /// A grid over a space of listed values, or the first cells of it.
  ///
  /// One of more than `greatestCount` cells is refused before any of it is laid out, unless it has a limit.
  public init(_ space: SearchSpace, limit: Int? = nil) throws(SweepError) {
    if let drawn = space.parameters.first(where: { $0.distribution.listed == nil }) {
      throw .notListed(parameter: drawn.name)
    }
    let whole = space.combinationCount(atMost: Self.greatestCount)
    let count = limit.map { min($0, whole ?? .max) } ?? whole
    guard let count, count <= Self.greatestCount else {
      throw .gridTooLarge(cells: count, limit: Self.greatestCount)
    }
    self.space = space
    self.count = count
  }

  /// The combinations in order.
  public var candidates: some Sequence<Params> { Combinations(of: space.parameters) }

  /// The cells in order.
  public func cells() -> [Cell] { cells(after: [], count: count) }
}
