extension MetricName {
  /// What a metric needs of the order of the scores.
  enum Ranks {
    case none
    /// The order for each class.
    case classes
    /// The order for each class, and which other classes are where in it.
    case pairs
    /// The order of all decisions, sample by class, at once.
    case decisions
  }

  var ranks: Ranks {
    switch self {
    case .rocAUC, .rocAUCWeighted, .averagePrecision, .averagePrecisionWeighted: .classes
    case .rocAUCOneVersusOne, .rocAUCOneVersusOneWeighted: .pairs
    case .rocAUCMicro, .averagePrecisionMicro: .decisions
    default: .none
    }
  }
}
