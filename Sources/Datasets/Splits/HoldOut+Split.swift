import Tensors

extension HoldOut {
  /// Sets samples of the given labels aside as the validation side of the split; the rest stays for training.
  ///
  /// Stratified, each class gives the same share by the method of largest remainders, so that no class is off by a whole
  /// sample and the sizes add up exactly; ties go to the lower class. Folds differ by at most one sample, in all and of each
  /// class; together they hold every sample once.
  ///
  /// - Parameter fold: which part is set aside, from 0, where the size is a number of folds; else nil.
  public func split(labels: [Int32], classCount: Int, fold: Int? = nil) throws(DatasetError) -> SampleSplit {
    if let label = labels.first(where: { $0 < 0 || $0 >= classCount }) {
      throw .invalidSplit(expected: "labels below \(classCount)", found: "\(label)")
    }
    try check(fold, of: labels.count)
    var groups = [[Int32]](repeating: [], count: stratified ? classCount : 1)
    for (index, label) in labels.enumerated() { groups[stratified ? Int(label) : 0].append(Int32(index)) }
    let generator = SeededGenerator(seed: seed)
    for number in groups.indices {
      var stream = generator.split("validation", number)
      groups[number].shuffleReproducibly(using: &stream)
    }
    var split = SampleSplit(train: [], validation: [])
    if let folds, let fold {
      // Dealt out like cards, one class after another.
      for (place, index) in groups.joined().enumerated() {
        if place % folds == fold { split.validation.append(index) } else { split.train.append(index) }
      }
    } else {
      let quotas = largestRemainders(sharing: try heldCount(of: labels.count), among: groups.map(\.count))
      for (group, quota) in zip(groups, quotas) {
        split.validation += group.prefix(quota)
        split.train += group.dropFirst(quota)
      }
    }
    split.train.sort()
    split.validation.sort()
    return split
  }

  /// Refuses a fold that there is not, and folds without any.
  private func check(_ fold: Int?, of total: Int) throws(DatasetError) {
    guard let folds else {
      guard let fold else { return }
      throw .invalidSplit(expected: "'folds' for fold \(fold)", found: "none")
    }
    guard folds <= total else {
      throw .invalidSplit(expected: "at most \(total) folds, one a sample", found: "\(folds)")
    }
    guard let fold, (0..<folds).contains(fold) else {
      throw .invalidSplit(
        expected: "a parameter 'fold' from 0 to \(folds - 1)", found: fold.map { "\($0)" } ?? "none")
    }
  }

  private func heldCount(of total: Int) throws(DatasetError) -> Int {
    let count: Int
    switch size {
    case .fraction(let fraction):
      guard fraction > 0, fraction < 1 else {
        throw .invalidSplit(expected: "a fraction between 0 and 1", found: "\(fraction)")
      }
      count = Int((fraction * Double(total)).rounded())
    case .count(let wanted): count = wanted
    case .folds: count = 0
    }
    guard count >= 1, count < total else {
      throw .invalidSplit(
        expected: "at least one of \(total) samples on either side", found: "\(count) set aside")
    }
    return count
  }
}

/// Shares a number by sizes: each gets the whole part of its share, the largest remainders one more.
func largestRemainders(sharing number: Int, among sizes: [Int]) -> [Int] {
  let total = sizes.reduce(0, +)
  guard total > 0 else { return sizes }
  var shares = sizes.map { number * $0 / total }
  let byRemainder = sizes.indices.sorted { left, right in
    let remainders = (number * sizes[left] % total, number * sizes[right] % total)
    return remainders.0 == remainders.1 ? left < right : remainders.0 > remainders.1
  }
  for index in byRemainder.prefix(number - shares.reduce(0, +)) { shares[index] += 1 }
  return shares
}
