import Tensors

extension ValidationSplit {
  /// Takes the validation samples from samples of the given labels; the rest stays for training.
  ///
  /// Stratified, each class gives the same share by the method of largest remainders, so that no class is off
  /// by a whole sample and the sizes add up exactly; ties go to the lower class.
  public func split(labels: [Int32], classCount: Int) throws(DatasetError) -> SampleSplit {
    let wanted = try validationCount(of: labels.count)
    if let label = labels.first(where: { $0 < 0 || $0 >= classCount }) {
      throw .invalidSplit(expected: "labels below \(classCount)", found: "\(label)")
    }
    var groups = [[Int32]](repeating: [], count: stratified ? classCount : 1)
    for (index, label) in labels.enumerated() { groups[stratified ? Int(label) : 0].append(Int32(index)) }
    let quotas = largestRemainders(sharing: wanted, among: groups.map(\.count))
    let generator = SeededGenerator(seed: seed)
    var split = SampleSplit(train: [], validation: [])
    for (number, quota) in quotas.enumerated() {
      var stream = generator.split("validation", number)
      groups[number].shuffleReproducibly(using: &stream)
      split.validation += groups[number].prefix(quota)
      split.train += groups[number].dropFirst(quota)
    }
    split.train.sort()
    split.validation.sort()
    return split
  }

  private func validationCount(of total: Int) throws(DatasetError) -> Int {
    let count: Int
    switch size {
    case .fraction(let fraction):
      guard fraction > 0, fraction < 1 else {
        throw .invalidSplit(expected: "a fraction between 0 and 1", found: "\(fraction)")
      }
      count = Int((fraction * Double(total)).rounded())
    case .count(let wanted): count = wanted
    }
    guard count >= 1, count < total else {
      throw .invalidSplit(
        expected: "at least one of \(total) samples on either side", found: "\(count) for validation")
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
