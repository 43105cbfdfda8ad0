package import Networks

extension Network {
  /// Multiplications that a thread should have to do in a pass: some tenths of a millisecond of them.
  ///
  /// All threads meet after each layer, and where other programs use the cores too, one that waits there may wait for a
  /// time slice.
  static let multiplyAddsWorthAThread = 1 << 22

  /// How many threads make a pass over some samples faster.
  ///
  /// - Parameter limit: the most threads that may be used.
  package func threads(upTo limit: Int, samples: Int) -> Int {
    let (work, isHuge) = LayerTable(shapes).multiplyAdds.multipliedReportingOverflow(by: samples)
    return isHuge ? max(1, limit) : max(1, min(limit, work / Self.multiplyAddsWorthAThread))
  }
}
