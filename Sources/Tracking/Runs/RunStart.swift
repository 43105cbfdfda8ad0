/// All that is known of a run when it starts.
public struct RunStart: Sendable {
  /// The experiment that the run belongs to.
  public var experiment: String?
  /// A name of the caller's choice; nil lets the store make one.
  public var name: String?
  /// The hyperparameters.
  public var params: Params
  /// The architecture's name.
  public var architecture: String
  /// The architecture's graph, JSON.
  public var architectureGraph: String
  /// The hash of the graph.
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
  /// The command and its arguments.
  public var commandLine: [String]
  /// The whole experiment with every default filled in, JSON.
  public var resolvedExperiment: String
  /// What it takes to use the model from the file alone (scale, class names, input shape), JSON.
  public var preparation: String
  /// What "best" means for this run.
  public var objective: MetricObjective?
  /// Where and with what the run is made.
  public var environment: RunEnvironment
  /// How the working folder differs from the commit; nil where it does not.
  public var workingDiff: WorkingDiff?
  /// Words to find it by.
  public var tags: Set<String>
  /// The lease of the trial that the run carries out.
  public var trial: TrialLease?
  /// The stored model whose weights the run begins with; nil where there is none.
  public var parent: RunParent?

  /// A run to start.
  public init(
    experiment: String? = nil, name: String? = nil, params: Params, architecture: String,
    architectureGraph: String, architectureHash: String, parameterCount: Int, multiplyAdds: Int? = nil,
    dataset: String, datasetFingerprint: String, splitHash: String, seed: Int64, commandLine: [String],
    resolvedExperiment: String, preparation: String, objective: MetricObjective? = nil,
    environment: RunEnvironment, workingDiff: WorkingDiff? = nil, tags: Set<String> = [],
    trial: TrialLease? = nil, parent: RunParent? = nil
  ) {
    self.experiment = experiment
    self.name = name
    self.params = params
    self.architecture = architecture
    self.architectureGraph = architectureGraph
    self.architectureHash = architectureHash
    self.parameterCount = parameterCount
    self.multiplyAdds = multiplyAdds
    self.dataset = dataset
    self.datasetFingerprint = datasetFingerprint
    self.splitHash = splitHash
    self.seed = seed
    self.commandLine = commandLine
    self.resolvedExperiment = resolvedExperiment
    self.preparation = preparation
    self.objective = objective
    self.environment = environment
    self.workingDiff = workingDiff
    self.tags = tags
    self.trial = trial
    self.parent = parent
  }
}
