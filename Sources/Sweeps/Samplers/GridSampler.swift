public import Tracking

/// Every combination of the listed values, once each.
///
/// The order is stable: the first parameter as written is the outermost loop, and values keep their order.
public struct GridSampler: Sendable {
  /// The most cells that are laid out.
  public static let limit = 1_000_000

  /// The space whose grid this is.
  public let space: SearchSpace

  /// How many cells the grid has.
  public let count: Int

  /// A grid over a space; one of more than `limit` cells is refused before any of it is laid out.
  public init(_ space: SearchSpace) throws(SweepError) {
    var count: Int? = 1
    for parameter in space.parameters {
      count = count.flatMap { product in
        let (next, overflow) = product.multipliedReportingOverflow(by: parameter.distribution.listed.count)
        return overflow ? nil : next
      }
    }
    guard let count, count <= Self.limit else { throw .gridTooLarge(cells: count, limit: Self.limit) }
    self.space = space
    self.count = count
  }

  /// The cells in order.
  public func cells() -> [Cell] {
    let axes = space.parameters.map { ($0.name, $0.distribution.listed) }
    var positions = [Int](repeating: 0, count: axes.count)
    return (0..<count).map { _ in
      var params = Params(minimumCapacity: axes.count)
      for (axis, position) in zip(axes, positions) { params[axis.0] = axis.1[position] }
      advance(&positions, over: axes.map(\.1.count))
      return Cell(params: params)
    }
  }

  /// Moves to the next combination, the last axis turning fastest, like the digits of an odometer.
  private func advance(_ positions: inout [Int], over counts: [Int]) {
    for axis in counts.indices.reversed() {
      positions[axis] += 1
      if positions[axis] < counts[axis] { return }
      positions[axis] = 0
    }
  }
}
