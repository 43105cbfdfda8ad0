package import Tracking

/// How much of the differences in the objective a param alone accounts for.
package struct ParamImportance: Hashable, Sendable {
  package let param: String
  /// Omega squared, from 0 to 1; nil where runs are too few or do not differ.
  package let share: Double?
  /// The groups of runs that were compared, by value.
  package let levels: Int

  /// What the share is, in a sentence or two for readers.
  static let explanation = """
    The share of the variance of the objective's best values among these runs that one param alone explains: the \
    correlation ratio, corrected for what as many groups would explain by chance (omega squared; 0 where nothing is \
    left). Numbers with more than \(mostLevels) values are compared in \(quantileBins) groups of about equal size. \
    Params that act only together with others, or that were varied together, cannot be told apart by it.
    """

  /// Numbers with more values are put into bins.
  static let mostLevels = 8
  private static let quantileBins = 5

  /// The importance of a param whose values runs had, with what each run reached.
  ///
  /// Omega squared is (SSB - (k - 1) MSW) / (SST + MSW) for k groups (Hays, Statistics for Psychologists, 1963).
  package init(_ param: String, values: [ParamValue], outcomes: [Double]) {
    self.param = param
    let groups = Self.groups(values, outcomes)
    levels = groups.count
    share = Self.omegaSquared(groups)
  }

  private static func omegaSquared(_ groups: [[Double]]) -> Double? {
    let count = groups.reduce(0) { $0 + $1.count }
    guard groups.count > 1, count > groups.count else { return nil }
    let mean = groups.joined().reduce(0, +) / Double(count)
    let means = groups.map { $0.reduce(0, +) / Double($0.count) }
    let between = zip(groups, means).reduce(0.0) { $0 + Double($1.0.count) * ($1.1 - mean) * ($1.1 - mean) }
    let within = zip(groups, means).reduce(0.0) { sum, group in
      sum + group.0.reduce(0) { $0 + ($1 - group.1) * ($1 - group.1) }
    }
    let noise = within / Double(count - groups.count)
    let total = between + within
    guard total > 0, total.isFinite else { return nil }
    return max(0, (between - Double(groups.count - 1) * noise) / (total + noise))
  }

  /// The outcomes by value, numbers with many values by quantile.
  private static func groups(_ values: [ParamValue], _ outcomes: [Double]) -> [[Double]] {
    let pairs = zip(values, outcomes).filter { $0.1.isFinite }
    let numbers = pairs.compactMap { value, outcome in value.number.map { ($0, outcome) } }
    if numbers.count == pairs.count, Set(numbers.map(\.0)).count > mostLevels {
      return bins(numbers.sorted { $0.0 < $1.0 })
    }
    // In one order, so that sums are the same to the last digit.
    return Dictionary(grouping: pairs) { "\($0.0)" }.sorted { $0.key < $1.key }.map { $0.value.map(\.1) }
  }

  /// Bins of about equal size; equal values are in one bin.
  private static func bins(_ sorted: [(value: Double, outcome: Double)]) -> [[Double]] {
    var bins: [[Double]] = []
    var bin = -1
    for (place, pair) in sorted.enumerated() {
      let isRepeated = place > 0 && sorted[place - 1].value == pair.value
      let wanted = isRepeated ? bin : place * quantileBins / sorted.count
      if wanted != bin { bins.append([]) }
      bin = wanted
      bins[bins.count - 1].append(pair.outcome)
    }
    return bins
  }
}

extension ParamValue {
  /// The value as a number, where it is a finite one.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value.isFinite ? value : nil
    case .boolean, .text: nil
    }
  }
}
