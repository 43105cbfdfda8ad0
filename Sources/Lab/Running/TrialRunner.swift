public import Datasets
public import Signals
public import Tracking

/// Carries out trials of sweeps one after another, in one process; data that were read stay in memory.
public final class TrialRunner {
  private let store: Store
  private let datasets: DatasetCatalog
  private let threads: Int
  private let stateSeconds: Double
  private let commandLine: [String]
  private var loaded: (source: DatasetSource, dataset: Dataset)?

  /// - Parameters:
  ///   - threads: what kernels may use.
  ///   - stateSeconds: after how long within an epoch a training's state is stored.
  public init(
    store: Store, datasets: DatasetCatalog, threads: Int,
    stateSeconds: Double = TrainingJob.standardStateSeconds, commandLine: [String]
  ) {
    (self.store, self.datasets, self.threads) = (store, datasets, threads)
    (self.stateSeconds, self.commandLine) = (stateSeconds, commandLine)
  }

  /// Trains a trial that was leased for this process, going on with a run of it that was interrupted.
  ///
  /// - Throws: `StoreError.leaseLost` where the trial has been given to another worker since; what the training throws,
  ///   after the end of its run is in the store.
  public func run(trial id: Int64, token: String, stop: StopSignal) throws {
    let lease = try store.lease(trial: id, token: token)
    let trial = try store.trial(id)
    let experiment = try Experiment(json: store.definition(of: trial.sweep).resolved)
    var job = TrainingJob(
      experiment: experiment, params: trial.params, commandLine: commandLine, datasets: datasets,
      threads: threads, trial: lease, resuming: try store.resumableRun(ofTrial: id),
      dataset: try dataset(experiment.dataset.source))
    job.stateSeconds = stateSeconds
    ProcessUsage.forgetPeak()
    _ = try job.run(in: store, stop: stop)
  }

  private func dataset(_ source: DatasetSource) throws -> Dataset {
    if let loaded, loaded.source == source { return loaded.dataset }
    // Two datasets at once may be more than the memory holds.
    loaded = nil
    let dataset = try datasets.load(source)
    loaded = (source, dataset)
    return dataset
  }
}
