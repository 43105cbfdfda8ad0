import Training

/// How many samples have scores so close that rounding may decide what counts.
///
/// Scores are sums in single precision, whose order depends on threads and machine: they may differ by some units of 10^-6
/// of themselves, which is far less than what counts as close here.
struct CloseCalls: Hashable {
  /// Samples whose two highest scores are close.
  private(set) var first = 0
  /// Samples whose fifth and sixth scores are close.
  private(set) var fifth = 0

  init(_ result: SplitResult) {
    guard result.count > 0 else { return }
    let width = result.scores.count / result.count
    for start in stride(from: 0, to: result.scores.count, by: width) {
      var row = Array(result.scores[start..<start + width])
      if width == 1 { row.append(1 - row[0]) }
      row.sort(by: >)
      if Self.areClose(row[0], row[1]) { first += 1 }
      if row.count > 5, Self.areClose(row[4], row[5]) { fifth += 1 }
    }
  }

  private static func areClose(_ high: Float, _ low: Float) -> Bool {
    !(high - low > 1e-4 * max(abs(high), abs(low)))
  }
}
