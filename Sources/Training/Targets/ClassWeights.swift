/// How much the samples of each class count in the loss; the loss is the mean over samples of weight times loss.
public enum ClassWeights: Hashable, Sendable {
  /// All alike.
  case equal
  /// Inversely to how many samples a class has: `n / (K * n_k)`, so that the mean over samples is 1.
  case balanced
  /// One weight a class, in the order of the labels.
  case listed([Double])
  /// Weights of some classes by label; the others weigh 1.
  case some([Int: Double])

  /// Refuses more or fewer weights than classes, and one for a class that does not exist.
  public func check(classes: Int) throws(TrainingError) {
    switch self {
    case .equal, .balanced:
      return
    case .listed(let weights):
      guard weights.count == classes else {
        throw .mismatch(expected: "\(classes) class weights, one a class", found: "\(weights.count)")
      }
    case .some(let chosen):
      if let stranger = chosen.keys.sorted().first(where: { !(0..<classes).contains($0) }) {
        throw .mismatch(
          expected: "class weights of labels from 0 to \(classes - 1)", found: "label \(stranger)")
      }
    }
  }

  /// The weight of each class; nil where all count alike.
  ///
  /// - Throws: where the weights do not fit the classes.
  func weights(of labels: some Sequence<Int32>, classes: Int) throws(TrainingError) -> [Float]? {
    try check(classes: classes)
    switch self {
    case .equal:
      return nil
    case .balanced:
      var counts = [Int](repeating: 0, count: classes)
      for label in labels { counts[Int(label)] += 1 }
      let total = counts.reduce(0, +)
      return counts.map { $0 > 0 ? Float(Double(total) / Double(classes * $0)) : 1 }
    case .listed(let weights):
      return weights.map { Float($0) }
    case .some(let chosen):
      return (0..<classes).map { Float(chosen[$0] ?? 1) }
    }
  }
}
