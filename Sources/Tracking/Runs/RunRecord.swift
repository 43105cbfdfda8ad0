public import Foundation

/// A run as the store knew it when it was read; `RunDetail` holds its long texts.
public struct RunRecord: Sendable, Identifiable {
  /// The identity.
  public var id: RunID
  /// The human name.
  public var name: String
  /// Where it is in its life.
  public var state: RunState
  /// Why it failed, was pruned or interrupted.
  public var failureReason: String?
  /// The experiment that it belongs to.
  public var experiment: String?
  /// The sweep that it belongs to.
  public var sweep: SweepID?
  /// The trial that it carries out.
  public var trial: Int64?
  /// Words to find it by, sorted.
  public var tags: [String]
  /// The hyperparameters.
  public var params: Params
  /// The architecture's name.
  public var architecture: String
  /// The hash of the architecture's graph.
  public var architectureHash: String
  /// The trainable parameters.
  public var parameterCount: Int
  /// Multiplications with a weight, and their additions, for one sample; nil where nobody counted.
  public var multiplyAdds: Int?
  /// The dataset's name.
  public var dataset: String
  /// The hash of the dataset's content.
  public var datasetFingerprint: String
  /// The hash of the division into train and validation.
  public var splitHash: String
  /// The seed of all randomness.
  public var seed: Int64
  /// What "best" means.
  public var objective: MetricObjective?
  /// Where and with what it was made.
  public var environment: RunEnvironment
  /// When it started.
  public var startedAt: Date
  /// When it last wrote.
  public var heartbeatAt: Date
  /// When it ended.
  public var finishedAt: Date?
  /// What it said when it ended.
  public var summary: RunSummary?
  /// The course of each metric in short, by full name (`val.f1`).
  public var metrics: [String: MetricSummary]

  /// The epochs completed, once it has ended.
  public var epochs: Int? { summary?.epochs }
  /// The best epoch by its objective, once it has ended.
  public var bestEpoch: Int? { summary?.bestEpoch }
  /// The time that it took, once it has ended.
  public var durationSeconds: Double? { summary?.durationSeconds }
  /// The training speed, once it has ended.
  public var samplesPerSecond: Double? { summary?.samplesPerSecond }

  /// A record made by hand; the store makes its own.
  public init(
    id: RunID, name: String, state: RunState, failureReason: String? = nil, experiment: String? = nil,
    sweep: SweepID? = nil, trial: Int64? = nil, tags: [String] = [], params: Params, architecture: String,
    architectureHash: String, parameterCount: Int, multiplyAdds: Int? = nil, dataset: String,
    datasetFingerprint: String,
    splitHash: String, seed: Int64, objective: MetricObjective? = nil, environment: RunEnvironment,
    startedAt: Date, heartbeatAt: Date, finishedAt: Date? = nil, summary: RunSummary? = nil,
    metrics: [String: MetricSummary]
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.failureReason = failureReason
    self.experiment = experiment
    self.sweep = sweep
    self.trial = trial
    self.tags = tags
    self.params = params
    self.architecture = architecture
    self.architectureHash = architectureHash
    self.parameterCount = parameterCount
    self.multiplyAdds = multiplyAdds
    self.dataset = dataset
    self.datasetFingerprint = datasetFingerprint
    self.splitHash = splitHash
    self.seed = seed
    self.objective = objective
    self.environment = environment
    self.startedAt = startedAt
    self.heartbeatAt = heartbeatAt
    self.finishedAt = finishedAt
    self.summary = summary
    self.metrics = metrics
  }
}
