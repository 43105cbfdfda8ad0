extension ClassCounts {
  /// The ratio for one class; undefined where the class does not occur at all.
  ///
  /// A class that occurs but has nothing below the line (never predicted, or never the truth) has 0.
  func value(of ratio: ClassRatio, label: Int) throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    guard occurs(label) else { throw .unseen(label) }
    return ratio.value(of: counts(of: label))
  }

  /// The average of a ratio over the classes that occur.
  func average(of ratio: ClassRatio, _ averaging: Averaging) throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    let occurring = support.indices.filter(occurs)
    switch averaging {
    case .micro:
      return ratio.value(
        of: .init(correct: totalCorrect, support: count, predicted: count, all: occurring.count * count))
    case .macro:
      let values = occurring.map { ratio.value(of: counts(of: $0)) }
      return values.reduce(0, +) / Double(values.count)
    case .weighted:
      let sum = occurring.reduce(0) { $0 + ratio.value(of: counts(of: $1)) * Double(support[$1]) }
      return sum / Double(count)
    }
  }

  private func counts(of label: Int) -> ClassRatio.Counts {
    .init(correct: correct[label], support: support[label], predicted: predicted[label], all: count)
  }
}
