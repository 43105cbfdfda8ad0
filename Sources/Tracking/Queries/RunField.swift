/// What the store itself can compare and order runs by.
public enum RunField: Hashable, Sendable {
  /// The run's name.
  case name
  /// The run's identity, whole or its first eight characters.
  case id
  /// The experiment's name.
  case experiment
  /// The sweep's name.
  case sweep
  /// The state.
  case state
  /// The architecture's name.
  case architecture
  /// The dataset's name.
  case dataset
  /// When the run started, as `2026-11-20T10:00:00Z`.
  case started
  /// The tags, a set that every run has.
  case tag
  /// The seed.
  case seed
  /// The epochs completed.
  case epochs
  /// The trainable parameters.
  case parameters
  /// Multiplications with a weight, and their additions, for one sample.
  case multiplyAdds
  /// The time from start to end, in seconds.
  case duration
  /// The training speed, in samples a second.
  case samplesPerSecond
  /// The processor time, in seconds.
  case cpuSeconds
  /// The most memory that the process held, in bytes.
  case peakMemory
  /// A hyperparameter, of whatever type each run gave it.
  case param(String)
  /// A value from the course of a metric, `split.name`.
  ///
  /// The goal is what decides about the best value of runs whose own objective is another metric.
  case metric(String, MetricAspect, Goal)
}

extension RunField {
  /// The type of values that a field has.
  enum Content { case text, number, any }

  /// The type of the values; of params each run decides.
  var content: Content {
    switch self {
    case .name, .id, .experiment, .sweep, .state, .architecture, .dataset, .started, .tag: .text
    case .param: .any
    case .seed, .epochs, .parameters, .multiplyAdds, .duration, .samplesPerSecond, .cpuSeconds, .peakMemory,
      .metric:
      .number
    }
  }
}
