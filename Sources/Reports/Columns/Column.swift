public import Tracking

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
  /// The tags.
  case tags
  /// When the run started.
  case started
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
  case metric(String, MetricAspect)
  /// The epochs completed.
  case epochs
  /// The trainable parameters.
  case parameters
  /// Multiplications with a weight, and their additions, for one sample.
  case multiplyAdds
  /// The time from start to end.
  case duration
  /// The training speed.
  case samplesPerSecond
  /// The processor time.
  case cpuSeconds
  /// The most memory that the process held.
  case peakMemory

  /// The name, such as `architecture`, `params.learning_rate`, `val.f1` (the best value) or `last(val.f1)`.
  public var description: String {
    switch self {
    case .run: "run"
    case .id: "id"
    case .experiment: "experiment"
    case .tags: "tags"
    case .started: "started"
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
    case .multiplyAdds: "multiply_adds"
    case .duration: "duration_seconds"
    case .samplesPerSecond: "samples_per_second"
    case .cpuSeconds: "cpu_seconds"
    case .peakMemory: "peak_memory_bytes"
    }
  }

  /// Whether runs of one configuration are expected to differ in it, so that mean and spread say more than a
  /// list.
  var isMeasured: Bool {
    switch self {
    case .metric, .epochs, .duration, .samplesPerSecond, .cpuSeconds, .peakMemory: true
    default: false
    }
  }

  /// The columns that every run has.
  static let fixed: [Column] = [
    .run, .id, .experiment, .tags, .started, .state, .architecture, .dataset, .seed, .runs, .epochs,
    .parameters,
    .multiplyAdds, .duration, .samplesPerSecond, .cpuSeconds, .peakMemory,
  ]
}
