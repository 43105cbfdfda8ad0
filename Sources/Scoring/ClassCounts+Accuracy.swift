extension ClassCounts {
  /// The share of right predictions; undefined without samples.
  var accuracy: Double? { count > 0 ? Double(totalCorrect) / Double(count) : nil }

  /// The mean recall of the classes that are the truth of some sample; undefined without samples.
  var balancedAccuracy: Double? {
    let recalls = support.indices.filter { support[$0] > 0 }.map { Double(correct[$0]) / Double(support[$0]) }
    return recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
  }
}
