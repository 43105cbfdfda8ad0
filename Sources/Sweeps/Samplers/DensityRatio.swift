import Foundation

/// The density of a sweep's better trials against that of the rest, in the unit cube.
struct DensityRatio {
  /// The density of the better trials.
  let better: ParzenEstimator
  private let rest: ParzenEstimator

  /// - Parameters:
  ///   - points: the coordinates of the trials.
  ///   - losses: what each of them lost, the less the better.
  init(_ points: [[Double?]], losses: [Double], axes: [Distribution]) {
    let order = points.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    // A tenth, and at most 25: the share of Optuna, which keeps the density of the better ones sharp.
    let count = min((points.count + 9) / 10, 25)
    better = ParzenEstimator(order.prefix(count).map { points[$0] }, axes: axes)
    rest = ParzenEstimator(order.dropFirst(count).map { points[$0] }, axes: axes)
  }

  /// The logarithm of the ratio at a point.
  func score(_ point: [Double?]) -> Double { log(better.density(at: point)) - log(rest.density(at: point)) }
}
