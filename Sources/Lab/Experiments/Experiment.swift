package import Datasets
import ExperimentFiles
import Networks
package import Settings
public import Sweeps
import Tensors
public import Tracking

/// All that a run's parameters do not say: the data, the split, the objective, architectures of the experiment's own.
///
/// Resolved, free of files and defaults; the store keeps it as JSON with the sweep and with each run, so that a worker or
/// a later reader needs nothing else.
public struct Experiment: Codable, Hashable, Sendable {
  /// Name of the experiment; nil for a run outside one.
  public let name: String?
  /// Where the data are and how they are prepared.
  package var dataset: DatasetSettings
  /// How validation samples are taken from the train part.
  let validation: HoldOut
  /// What the best epoch is best at.
  public let objective: MetricObjective
  /// Layers of the architectures that the experiment brings along.
  let architectures: [String: JSONValue]
  /// Of which epochs validation scores are kept; nil for all within the budget, else the best and the last.
  package let scores: ScoreKeeping?
  /// Which checkpoints are kept beside the best and the last; nil for none.
  package let checkpoints: CheckpointKeeping?
  /// When a sweep's trials are ended before their last epoch; nil for never.
  public let earlyTermination: EarlyTermination?

  /// An experiment with its own split, objective and architectures.
  package init(
    name: String?, dataset: DatasetSettings, validation: HoldOut = .standard, objective: MetricObjective,
    architectures: [String: JSONValue] = [:], scores: ScoreKeeping? = nil,
    checkpoints: CheckpointKeeping? = nil, earlyTermination: EarlyTermination? = nil
  ) {
    (self.name, self.dataset, self.validation) = (name, dataset, validation)
    (self.objective, self.architectures, self.scores) = (objective, architectures, scores)
    (self.checkpoints, self.earlyTermination) = (checkpoints, earlyTermination)
  }

  /// What a run outside an experiment file is best at.
  public static let standardObjective = MetricObjective(metric: "val.accuracy", goal: .maximize)

  /// A run on a dataset with the standard split and objective.
  public init(dataset: String) {
    self.init(name: nil, dataset: DatasetSettings(name: dataset), objective: Self.standardObjective)
  }

  /// The graph that a run trains: one of its architectures, or a built-in one.
  func spec(of settings: RunSettings, for dataset: Dataset) throws(NetworkError) -> NetworkSpec {
    try Self.spec(
      of: settings.architecture, among: architectures, input: dataset.inputShape,
      classes: dataset.classes.count, width: settings.width, dropout: settings.dropout)
  }

  /// Where a run's data are and how it prepares them.
  func data(of settings: RunSettings) throws(SettingsError) -> DatasetSettings {
    try dataset.changed(by: settings.preparation)
  }

  /// The graph of one of an experiment's own architectures, or of a built-in one.
  ///
  /// - Throws: where a width or a dropout is asked of layers that say their sizes themselves.
  static func spec(
    of architecture: String, among own: [String: JSONValue], input: Shape, classes: Int, width: Double,
    dropout: Double?
  ) throws(NetworkError) -> NetworkSpec {
    guard let layers = own[architecture] else {
      return try Architecture.named(architecture, besides: own.keys.sorted())
        .spec(input: input, classes: classes, width: width, dropout: dropout)
    }
    guard width == 1, dropout == nil else {
      throw NetworkError(
        "architecture '\(architecture)' is the experiment's own: its layers say their sizes, "
          + "so it takes no width and no dropout")
    }
    return try NetworkSpec(name: architecture, layers: layers)
  }
}

extension Experiment: StoredJSON {
  package static var title: String { "the experiment" }

  /// Whether a run of one is a run of the other: an architecture that only one of them has makes no difference.
  func trainsLike(_ other: Experiment) -> Bool {
    let shared = Set(architectures.keys).intersection(other.architectures.keys)
    return dataset == other.dataset && validation == other.validation && objective == other.objective
      && shared.allSatisfy { architectures[$0] == other.architectures[$0] }
  }

  /// The experiment with those architectures of an earlier form beside its own that it no longer brings along.
  func keepingArchitectures(of earlier: Experiment) -> Experiment {
    Experiment(
      name: name, dataset: dataset, validation: validation, objective: objective,
      architectures: architectures.merging(earlier.architectures) { own, _ in own }, scores: scores,
      checkpoints: checkpoints, earlyTermination: earlyTermination)
  }
}
