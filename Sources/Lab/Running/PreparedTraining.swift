import Datasets
import Networks
import Tensors
import Tracking
import Training

/// A training with all that it computes with, before anything of it is recorded.
struct PreparedTraining {
  let settings: RunSettings
  let dataset: Dataset
  let split: SampleSplit
  let spec: NetworkSpec
  let network: Network
  /// The parameter that tells which weights it begins with, where they come from a file.
  let firstWeights: Params
  let trainer: Trainer
  /// What it takes to use the model from the store alone.
  let preparation: Preparation

  /// The model that it begins with.
  let parent: RunParent?

  /// - Parameters:
  ///   - dataset: the data of the experiment.
  ///   - heritage: what it takes over from a stored model; nil where it begins with none.
  ///   - goesOn: whether the weights will be those of a stored state, so that none are needed to begin with.
  init(
    _ experiment: Experiment, _ params: Params, on dataset: Dataset, _ heritage: Heritage?, threads: Int,
    goesOn: Bool
  ) throws {
    self.dataset = dataset
    var settings = try RunSettings(params)
    split = try experiment.validation.split(
      labels: dataset.train.labels, classCount: dataset.classes.count, fold: settings.fold)
    let data = try experiment.data(of: settings)
    let normalization =
      heritage?.normalization(of: dataset, over: split.train, data)
      ?? data.normalization(of: dataset.train, over: split.train)
    let source = try data.trainingSource(
      dataset.train.normalized(by: normalization), seed: settings.training.seed)
    spec =
      try heritage?.spec(of: settings, in: experiment, for: dataset)
      ?? experiment.spec(of: settings, for: dataset)
    network = try Network(
      spec, inputShape: dataset.inputShape, initializer: settings.initializer, seed: settings.training.seed)
    firstWeights = goesOn ? [:] : try settings.loadInitialWeights(into: network)
    if case .parent(let parent) = heritage {
      try network.inherit(parent, replacingHead: settings.replacesHead)
      self.parent = parent.record
    } else {
      parent = nil
    }
    try network.freeze(settings)
    if settings.architecture.isEmpty { settings.architecture = heritage?.architecture ?? "" }
    self.settings = settings
    preparation = Preparation(
      dataset, normalization, loss: settings.training.loss, source: data.source)
    trainer = try Trainer(
      network, settings: settings.training, source: source, classes: dataset.classes.count, split: split,
      context: ComputeContext(threads: threads))
  }
}

extension Network {
  /// Leaves what a run freezes as it is.
  func freeze(_ settings: RunSettings) throws(LabError) {
    do throws(NetworkError) {
      try freeze(settings.frozen)
    } catch {
      throw LabError(.badData, "freeze: \(error)")
    }
  }
}
