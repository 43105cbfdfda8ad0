public import Datasets
import Networks
public import Signals
import Tensors
public import Tracking
import Training

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
  /// The run that goes on; nil for a new one.
  public let resumed: RunID?
  /// After how many seconds within an epoch the training's state is stored.
  public var stateSeconds = Self.standardStateSeconds
  /// The data, where they were read before.
  private let dataset: Dataset?

  /// Five minutes.
  public static let standardStateSeconds = 300.0

  /// A training with all it needs.
  ///
  /// - Parameter dataset: the data, where they were read before.
  public init(
    experiment: Experiment, params: Params, commandLine: [String], datasets: DatasetCatalog, threads: Int,
    trial: TrialLease? = nil, resuming resumed: RunID? = nil, dataset: Dataset? = nil
  ) {
    (self.experiment, self.params, self.commandLine) = (experiment, params, commandLine)
    (self.datasets, self.threads, self.trial) = (datasets, threads, trial)
    (self.resumed, self.dataset) = (resumed, dataset)
  }

  /// The training that a person asked for.
  public init(
    _ request: TrainingRequest, commandLine: [String], datasets: DatasetCatalog, threads: Int
  ) {
    self.init(
      experiment: request.experiment, params: request.params, commandLine: commandLine, datasets: datasets,
      threads: threads, dataset: request.dataset)
  }

  /// The rest of a training that was interrupted, by the run's id, the start of it, or its name.
  ///
  /// - Parameter threads: nil for as many as the run began with, which gives the bits that it would have had.
  /// - Throws: `StoreError` where there is no such run, or it belongs to a sweep.
  public init(
    resuming reference: String, in store: Store, commandLine: [String], datasets: DatasetCatalog,
    threads: Int? = nil
  ) throws {
    let run = try store.run(reference)
    guard run.trial == nil else { throw StoreError.trialsRun(run: run.id.short) }
    self.init(
      experiment: try Experiment(json: store.detail(of: run.id).resolvedExperiment), params: run.params,
      commandLine: commandLine, datasets: datasets, threads: threads ?? run.environment.threads,
      resuming: run.id)
  }

  /// Trains and records.
  ///
  /// - Parameters:
  ///   - store: opened only when all that can be wrong with the request is known to be right, or where the run begins with
  ///     a model that is in it.
  ///   - stop: asks the run to end as interrupted at its next step.
  ///   - watch: told how the training goes, on this thread.
  /// - Returns: the run as the store has it afterwards.
  public func run(
    in store: @autoclosure () throws -> Store, stop: StopSignal = StopSignal(),
    watch: @escaping (JobEvent) -> Void = { _ in }
  ) throws -> RunRecord {
    var opened: Store?
    let heritage = try Heritage(of: params, resuming: resumed) {
      let store = try store()
      opened = store
      return store
    }
    let training = try PreparedTraining(
      experiment, params, on: dataset ?? datasets.load(experiment.dataset.source), heritage, threads: threads,
      goesOn: resumed != nil)
    let store = try opened ?? store()
    let (writer, state) = try begin(training, in: store)
    watch(.started(id: writer.id, name: writer.name, epochs: training.settings.training.epochs))
    let scores = ScoreKeeper(
      experiment.scores, of: training.dataset, split: training.split.validation,
      columns: training.network.outputShape.count, plannedEpochs: training.settings.training.epochs)
    var recorder = RunRecorder(
      writer, training, objective: experiment.objective, scores: scores,
      checkpoints: experiment.checkpoints, progress: try state?.progress ?? RunProgress(),
      judge: trial == nil ? nil : experiment.earlyTermination.map(TrialJudge.init),
      stateSeconds: stateSeconds)
    try recorder.record(from: state, stop: stop, watch)
    return try store.run(writer.id)
  }

  /// Starts the run, or makes the interrupted one go on.
  private func begin(
    _ training: PreparedTraining, in store: Store
  ) throws -> (writer: RunWriter, state: StoredTrainingState?) {
    guard let resumed else { return (try store.startRun(start(training)), nil) }
    let run = try store.run(resumed)
    try run.check(isTrainedOn: training.dataset)
    _ = try experiment.split(of: run, in: training.dataset)
    guard run.architectureHash == training.spec.hash else {
      throw LabError(
        .badData, "architecture '\(run.architecture)' is not the one that run \(run.name) began with")
    }
    let (writer, state) = try store.resumeRun(resumed, trial: trial)
    return (writer, state)
  }

  private func start(_ training: PreparedTraining) throws -> RunStart {
    let (settings, dataset) = (training.settings, training.dataset)
    return RunStart(
      experiment: experiment.name, params: settings.described(params).merging(training.firstWeights) { $1 },
      architecture: settings.architecture, architectureGraph: training.spec.canonicalText,
      architectureHash: training.spec.hash, parameterCount: training.network.trainableCount,
      multiplyAdds: LayerTable(training.network.shapes).multiplyAdds, dataset: dataset.name,
      datasetFingerprint: dataset.fingerprint, splitHash: training.split.hash,
      seed: Int64(clamping: settings.training.seed), commandLine: commandLine,
      resolvedExperiment: try experiment.json, preparation: try training.preparation.json,
      objective: experiment.objective, environment: .current(threads: threads), workingDiff: .current(),
      trial: trial, parent: training.parent)
  }
}
