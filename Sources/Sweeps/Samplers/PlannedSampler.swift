public import Tracking

/// A sampler whose cells are known before there are any results.
///
/// Its cells are the distinct ones of a sequence, the first `limit` of them. A larger limit therefore only adds
/// cells, and those that a sweep lacks can be found whatever it has already.
public protocol PlannedSampler: Sampler {
  /// What `candidates` gives.
  associatedtype Candidates: Sequence<Params>

  /// The space from which cells are drawn.
  var space: SearchSpace { get }

  /// The sequence that cells are taken from; it may repeat itself.
  var candidates: Candidates { get }
}

extension PlannedSampler {
  /// The first cells of the sequence that the sweep does not have.
  ///
  /// The space counts as used up after 1,000 candidates on end that were there before.
  public func cells(after trials: [ObservedTrial], count: Int) -> [Cell] {
    let known = Set(trials.map(\.params))
    var distinct: Set<Params> = []
    var repetitions = 0
    var cells: [Cell] = []
    var iterator = candidates.makeIterator()
    while cells.count < count, distinct.count < limit ?? .max, repetitions < 1000,
      let params = iterator.next()
    {
      if distinct.insert(params).inserted {
        repetitions = 0
        if !known.contains(params) { cells.append(Cell(params: params)) }
      } else {
        repetitions += 1
      }
    }
    return cells
  }

  /// Whether the sweep has all cells.
  public func isExhausted(after trials: [ObservedTrial]) -> Bool { cells(after: trials, count: 1).isEmpty }

  /// The first cells of the sequence: all of them where they are counted, else as many as there were.
  public func listing(of trials: [ObservedTrial]) -> [Cell] {
    cells(after: [], count: limit ?? max(1, trials.count))
  }

  /// Whether a cell is within the space.
  public func covers(_ params: Params) -> Bool { space.covers(params) }
}
