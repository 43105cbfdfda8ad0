public import Tracking

extension StoredModel {
  /// How far scores that are computed again may be from the stored ones, as a share of the largest of them.
  ///
  /// The same weights give other last bits with other batches, threads or processors.
  public static let goldenTolerance: Float = 1e-5

  /// What the model answers to a golden input now.
  public func scores(of input: GoldenInput, threads: Int = 1) throws -> [Float] {
    try preparation.scores(of: input, by: network, threads: threads)
  }

  /// What is wrong with the scores that the model gives now; nil where they are the expected ones.
  public func goldenFault(_ expected: GoldenAnswer, threads: Int = 1) throws -> String? {
    let found = try scores(of: expected.input, threads: threads)
    guard found.count == expected.scores.count else {
      return "expected \(expected.scores.count) scores, found \(found.count)"
    }
    let scale = expected.scores.map(\.magnitude).max() ?? 0
    let limit = max(scale, .leastNormalMagnitude) * Self.goldenTolerance
    for (index, pair) in zip(expected.scores, found).enumerated() where !isNear(pair.0, pair.1, limit) {
      return "score \(index): expected \(pair.0), found \(pair.1), which differ by more than \(limit)"
    }
    return nil
  }

  private func isNear(_ expected: Float, _ found: Float, _ limit: Float) -> Bool {
    expected == found || (expected.isNaN && found.isNaN) || (expected - found).magnitude <= limit
  }
}
