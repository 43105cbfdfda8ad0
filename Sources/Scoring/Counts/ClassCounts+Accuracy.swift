extension ClassCounts {
  /// The share of right predictions.
  func accuracy() throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    return Double(totalCorrect) / Double(count)
  }

  /// The mean recall of the classes that are the truth of some sample.
  func balancedAccuracy() throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    let recalls = support.indices.filter { support[$0] > 0 }.map { Double(correct[$0]) / Double(support[$0]) }
    return recalls.reduce(0, +) / Double(recalls.count)
  }
}
