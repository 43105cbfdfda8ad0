/// What a report can show of a run.
///
/// The text form is what `--columns` and `--sort` take and what CSV has as its headings.
public enum Column: Hashable, Sendable, CustomStringConvertible {
  /// The run's name; of a group, the name of its best run.
  case run
  /// The first characters of the run's identity.
  case id
  /// The experiment that the run belongs to.
  case experiment
  /// Where the run is in its life.
  case state
  /// The architecture's name.
  case architecture
  /// The dataset's name.
  case dataset
  /// The seed.
  case seed
  /// The number of runs in the row.
  case runs
  /// A hyperparameter.
  case param(String)
  /// A value from the course of a metric, `split.name`.
  case metric(String, Aspect)
  /// The epochs completed.
  case epochs
  /// The trainable parameters.
  case parameters
  /// The time from start to end.
  case duration
  /// The training speed.
  case samplesPerSecond

  /// Which value of a metric's course is meant.
  public enum Aspect: String, Sendable, CaseIterable {
    /// The best value by the metric's goal.
    case best
    /// The value at the last epoch.
    case last
    /// The least value.
    case min
    /// The greatest value.
    case max
    /// The epoch that first reached the best value.
    case epoch
  }

  /// The name, such as `architecture`, `params.learning_rate`, `val.f1` (the best value) or `last(val.f1)`.
  public var description: String {
    switch self {
    case .run: "run"
    case .id: "id"
    case .experiment: "experiment"
    case .state: "state"
    case .architecture: "architecture"
    case .dataset: "dataset"
    case .seed: "seed"
    case .runs: "runs"
    case .param(let name): "params.\(name)"
    case .metric(let name, .best): name
    case .metric(let name, let aspect): "\(aspect)(\(name))"
    case .epochs: "epochs"
    case .parameters: "parameters"
    case .duration: "duration_seconds"
    case .samplesPerSecond: "samples_per_second"
    }
  }

  /// Whether runs of one configuration are expected to differ in it, so that mean and spread say more than a
  /// list.
  var isMeasured: Bool {
    switch self {
    case .metric, .epochs, .duration, .samplesPerSecond: true
    default: false
    }
  }

  /// The columns that every run has.
  static let fixed: [Column] = [
    .run, .id, .experiment, .state, .architecture, .dataset, .seed, .runs, .epochs, .parameters, .duration,
    .samplesPerSecond,
  ]
}
