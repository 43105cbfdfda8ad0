public import Datasets
public import Tracking

extension TrainingJob {
  /// The training of a trial that was leased to this process.
  ///
  /// - Throws: `StoreError.leaseLost` where the trial has been given to another worker since.
  public init(
    trial id: Int64, token: String, in store: Store, commandLine: [String], datasets: DatasetCatalog,
    threads: Int
  ) throws {
    let lease = try store.lease(trial: id, token: token)
    let trial = try store.trial(id)
    self.init(
      experiment: try Experiment(json: store.definition(of: trial.sweep).resolved), params: trial.params,
      commandLine: commandLine, datasets: datasets, threads: threads, trial: lease)
  }
}
