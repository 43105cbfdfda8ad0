public import Datasets
import Networks
public import Signals
import Tensors
public import Tracking
public import Training

/// One training from its parameters to a finished run in the store; synchronous, on the caller's thread.
public struct TrainingJob: Sendable {
  /// What all runs of the experiment share.
  public let experiment: Experiment
  /// The run's parameters as given.
  public let params: Params
  /// The command as typed.
  public let commandLine: [String]
  /// Where data are looked for.
  public let datasets: DatasetCatalog
  /// Threads that kernels may use.
  public let threads: Int
  /// The sweep's trial that the run belongs to.
  public let trial: TrialLease?
  /// The data, where they were read before.
  private let dataset: Dataset?

  /// A training with all it needs.
  public init(
    experiment: Experiment, params: Params, commandLine: [String], datasets: DatasetCatalog, threads: Int,
    trial: TrialLease? = nil
  ) {
    (self.experiment, self.params, self.commandLine) = (experiment, params, commandLine)
    (self.datasets, self.threads, self.trial) = (datasets, threads, trial)
    dataset = nil
  }

  /// The training that a person asked for.
  public init(
    _ request: TrainingRequest, commandLine: [String], datasets: DatasetCatalog, threads: Int
  ) {
    (experiment, params, dataset) = (request.experiment, request.params, request.dataset)
    (self.commandLine, self.datasets, self.threads) = (commandLine, datasets, threads)
    trial = nil
  }

  /// Trains and records.
  ///
  /// - Parameters:
  ///   - store: opened only when all that can be wrong with the request is known to be right.
  ///   - stop: asks the run to end as interrupted at its next step.
  ///   - watch: told how the training goes, on this thread.
  /// - Returns: the run as the store has it afterwards.
  public func run(
    in store: @autoclosure () throws -> Store, stop: StopSignal = StopSignal(),
    watch: @escaping (JobEvent) -> Void = { _ in }
  ) throws -> RunRecord {
    let settings = try RunSettings(params)
    let dataset = try dataset ?? datasets.load(experiment.dataset.source)
    let split = try experiment.validation.split(
      labels: dataset.train.labels, classCount: dataset.classes.count, fold: settings.fold)
    let data = try experiment.data(of: settings)
    let normalization = data.normalization(of: dataset.train, over: split.train)
    let source = try data.trainingSource(
      dataset.train.normalized(by: normalization), seed: settings.training.seed)
    let spec = try experiment.spec(of: settings, for: dataset)
    let network = try Network(
      spec, inputShape: dataset.inputShape, initializer: settings.initializer, seed: settings.training.seed)
    let weights = try settings.loadInitialWeights(into: network)
    let trainer = try Trainer(
      network, settings: settings.training, source: source, classes: dataset.classes.count, split: split,
      context: ComputeContext(threads: threads))
    let store = try store()
    let writer = try store.startRun(
      RunStart(
        experiment: experiment.name, params: settings.described(params).merging(weights) { $1 },
        architecture: settings.architecture,
        architectureGraph: spec.canonicalText, architectureHash: spec.hash,
        parameterCount: network.trainableCount, multiplyAdds: LayerTable(network.shapes).multiplyAdds,
        dataset: dataset.name,
        datasetFingerprint: dataset.fingerprint,
        splitHash: split.hash, seed: Int64(clamping: settings.training.seed), commandLine: commandLine,
        resolvedExperiment: try experiment.json,
        preparation: try Preparation(dataset, normalization, loss: settings.training.loss).json,
        objective: experiment.objective,
        environment: .current(threads: threads), workingDiff: .current(), trial: trial))
    watch(.started(id: writer.id, name: writer.name, epochs: settings.training.epochs))
    let keeper = ScoreKeeper(
      experiment.scores, of: dataset, split: split.validation, columns: network.outputShape.count,
      plannedEpochs: settings.training.epochs)
    var recorder = RunRecorder(
      writer, network: network, objective: experiment.objective, scores: keeper,
      classes: dataset.classes.count,
      samplesPerEpoch: split.train.count, settings: settings.training)
    try recorder.record(watch) { score, observe in
      try trainer.fit(stop: stop, score: score, observe: observe)
    }
    return try store.run(writer.id)
  }
}
