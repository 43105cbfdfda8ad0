/// The areas under the ROC curves of all ordered pairs of classes that are there (Hand and Till, 2001).
struct PairedAreas {
  private let present: Int
  private let samples: Int
  private var sum = CompensatedSum()
  private var weightedSum = CompensatedSum()

  /// - Parameter rankings: one of each class, with the wins against each other one.
  init(_ rankings: [Int: ClassRanking], support: [Int]) {
    let labels = support.indices.filter { support[$0] > 0 }
    (present, samples) = (labels.count, support.reduce(0, +))
    for label in labels {
      guard let wins = rankings[label]?.doubledWinsByClass else { continue }
      for other in labels where other != label {
        let area = Double(wins[other]) / (2 * Double(support[label]) * Double(support[other]))
        sum.add(area)
        weightedSum.add(area * Double(support[label] + support[other]))
      }
    }
  }

  func mean() throws(Undefined) -> Double {
    try requirePairs()
    return sum.value / Double(present * (present - 1))
  }

  /// The mean weighted by the samples of the pair.
  func weightedMean() throws(Undefined) -> Double {
    try requirePairs()
    // Each class is in a pair with every other one, in either order.
    return weightedSum.value / Double(2 * (present - 1) * samples)
  }

  private func requirePairs() throws(Undefined) {
    guard samples > 0 else { throw .noSamples }
    guard present > 1 else { throw .noPairs }
  }
}
