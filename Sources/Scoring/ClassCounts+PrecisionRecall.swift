extension ClassCounts {
  /// A ratio of counts that classes can be asked for one by one and that averages can be taken of.
  enum Ratio {
    case precision, recall, f1
  }

  /// The ratio for one class; undefined where the class does not occur at all.
  ///
  /// A class that occurs but has an empty denominator (never predicted, or never the truth) has 0, as scikit-learn's
  /// `zero_division` has it by default.
  func value(of ratio: Ratio, label: Int) -> Double? {
    guard occurs(label) else { return nil }
    return Self.value(of: ratio, correct[label], support: support[label], predicted: predicted[label])
  }

  /// The average of a ratio over the classes that occur; undefined without samples.
  func average(of ratio: Ratio, _ averaging: Averaging) -> Double? {
    guard count > 0 else { return nil }
    switch averaging {
    case .micro:
      return Self.value(of: ratio, totalCorrect, support: count, predicted: count)
    case .macro:
      let values = support.indices.compactMap { value(of: ratio, label: $0) }
      return values.reduce(0, +) / Double(values.count)
    case .weighted:
      let sum = support.indices.reduce(0) { sum, label in
        sum + (value(of: ratio, label: label) ?? 0) * Double(support[label])
      }
      return sum / Double(count)
    }
  }

  private static func value(of ratio: Ratio, _ correct: Int, support: Int, predicted: Int) -> Double {
    let (numerator, denominator) =
      switch ratio {
      case .precision: (correct, predicted)
      case .recall: (correct, support)
      case .f1: (2 * correct, support + predicted)
      }
    return denominator > 0 ? Double(numerator) / Double(denominator) : 0
  }
}
