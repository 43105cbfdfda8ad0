import Foundation
public import Tracking

/// Cells where those that did well are dense and the others are sparse: the tree-structured Parzen estimator.
///
/// The trials so far are parted into the better and the rest; of some points drawn from a density of the better
/// ones, the one is taken at which that density exceeds the density of the rest most. (Bergstra et al. 2011,
/// "Algorithms for hyper-parameter optimization"; over all parameters together as by Falkner et al. 2018, "BOHB";
/// Watanabe 2023, "Tree-structured Parzen estimator", on what its settings do.)
///
/// A trial depends on the results of those trials alone that are `concurrency` or more before it, so the cells are
/// the same however many workers there are, up to that number. The trials between count as the worst seen so far,
/// which keeps cells apart that are chosen at the same time (the constant liar of Ginsbourger et al. 2010). Trials
/// without a value count as the worst as well.
public struct TPESampler: Sampler {
  /// The most cells.
  public let limit: Int?
  private let space: SearchSpace
  private let goal: Goal
  private let concurrency: Int
  private let generator: SampleGenerator
  private let random: RandomSampler

  /// How many cells are drawn at random at first, as in Optuna.
  private static let startupCount = 10
  /// How many points are compared for a cell, as in Optuna and Hyperopt.
  private static let candidateCount = 24
  /// How often points are drawn anew where all of them were cells before.
  private static let redraws = 10

  /// A sampler; another seed makes another sequence.
  ///
  /// - Parameter concurrency: how many trials may be open at the same time.
  public init(_ space: SearchSpace, seed: UInt64, limit: Int? = nil, goal: Goal, concurrency: Int = 8) {
    self.space = space
    self.limit = limit
    self.goal = goal
    self.concurrency = max(1, concurrency)
    generator = SampleGenerator(seed: seed).split(.max)
    random = RandomSampler(space, seed: seed)
  }

  /// The next cells, as far as they do not depend on trials that are still open.
  public func cells(after trials: [ObservedTrial], count: Int) -> [Cell] {
    var sweep = trials.filter { covers($0.params) }
    var cells: [Cell] = []
    while cells.count < count, sweep.count < limit ?? .max, let cell = next(after: sweep) {
      cells.append(cell)
      sweep.append(ObservedTrial(cellHash: cell.hash, params: cell.params, state: .queued))
    }
    return cells
  }

  /// Whether the sweep has as many cells as it may have, or all that the space has.
  public func isExhausted(after trials: [ObservedTrial]) -> Bool {
    let sweep = trials.filter { covers($0.params) }
    return sweep.count >= limit ?? .max || random.isExhausted(after: sweep)
  }

  /// The cells that fit the space, and those that follow without results to be awaited.
  public func listing(of trials: [ObservedTrial]) -> [Cell] {
    let kept = trials.filter { covers($0.params) }.prefix(limit ?? .max)
    return kept.map { Cell(params: $0.params) } + cells(after: Array(kept), count: limit ?? 1)
  }

  /// Whether a cell is within the space.
  public func covers(_ params: Params) -> Bool { space.covers(params) }

  /// The cell after some trials; nil where results must be awaited, or none is left.
  private func next(after sweep: [ObservedTrial]) -> Cell? {
    let known = Set(sweep.map(\.params))
    let settled = max(0, sweep.count - concurrency + 1)
    guard sweep.count >= Self.startupCount else { return random.cells(after: sweep, count: 1).first }
    guard sweep.prefix(settled).allSatisfy(\.hasEnded) else { return nil }
    let points = sweep.compactMap { space.point(of: $0.params) }
    if let losses = losses(of: sweep, settled: settled) {
      var stream = generator.split(UInt64(sweep.count))
      let density = DensityRatio(points, losses: losses, axes: space.axes.map(\.distribution))
      for _ in 0..<Self.redraws {
        let drawn = (0..<Self.candidateCount).map { _ in
          space.params(at: density.better.sample(using: &stream))
        }
        let new = drawn.filter { !known.contains($0) }
        let scored = new.compactMap { params in space.point(of: params).map { (params, density.score($0)) } }
        if let best = scored.max(by: { $0.1 < $1.1 }) { return Cell(params: best.0) }
      }
    }
    return random.cells(after: sweep, count: 1).first
  }

  /// What each trial lost, the less the better; nil where there is no value yet.
  private func losses(of sweep: [ObservedTrial], settled: Int) -> [Double]? {
    let known = sweep.prefix(settled).map { trial in
      trial.value.flatMap { $0.isNaN ? nil : goal == .minimize ? $0 : -$0 }
    }
    guard let worst = known.compactMap(\.self).max() else { return nil }
    return known.map { $0 ?? worst } + Array(repeating: worst, count: sweep.count - settled)
  }
}

extension ObservedTrial {
  /// Whether its value is final.
  fileprivate var hasEnded: Bool { isPaused || [.finished, .failed, .pruned].contains(state) }
}
