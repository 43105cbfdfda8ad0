import Words

/// Why a metric has no value for some samples.
enum Undefined: Error, Equatable {
  case noSamples
  case noProbabilities
  /// No sample is of the class.
  case absent(Int)
  /// All samples are of the class.
  case alone(Int)
  /// The class is neither the truth nor the prediction of any sample.
  case unseen(Int)
  /// Truth and prediction are one and the same class throughout.
  case oneClassThroughout
  /// No two classes are there to be told apart.
  case noPairs
  /// A metric that was not asked for, so that it was not computed.
  case notComputed
  /// A word that is neither the name nor the index of a class.
  case unknownClass(String)
  /// A threshold where it is open which class it decides about.
  case thresholdOfWhichClass

  /// One short clause that calls the classes by these names, or by their indices.
  func reason(_ classes: [String]) -> String {
    func named(_ label: Int) -> String { classes.indices.contains(label) ? classes[label] : "\(label)" }
    return switch self {
    case .noSamples: "no samples"
    case .noProbabilities: "the scores are no probabilities"
    case .absent(let label): "class \(named(label)) is in no sample"
    case .alone(let label): "class \(named(label)) is in every sample"
    case .unseen(let label): "class \(named(label)) is neither in a sample nor predicted"
    case .oneClassThroughout: "truth and prediction are one class throughout"
    case .noPairs: "fewer than two classes are in the samples"
    case .notComputed: "the metric was not asked for"
    case .unknownClass(let word): "no class is called '\(word)'" + suggestion(for: word, among: classes)
    case .thresholdOfWhichClass: "of more than two classes a threshold needs class=..."
    }
  }
}
