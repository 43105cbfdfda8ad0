import Datasets
import Networks
import Tracking

/// What a run that began with a stored model does not make itself: its graph and how its inputs are prepared.
enum Heritage {
  /// From the model, when it begins.
  case parent(ParentModel)
  /// From its own record, when it goes on: the model may be gone by then.
  case record(NetworkSpec, Normalization?)

  /// What a run takes over; nil where it begins with no model.
  ///
  /// - Parameter resumed: the run that goes on; nil for a new one.
  init?(of params: Params, resuming resumed: RunID?, in store: () throws -> Store) throws {
    guard let reference = try RunSettings(params).parent else { return nil }
    guard let resumed else {
      self = .parent(try ParentModel(reference, in: store()))
      return
    }
    let detail = try store().detail(of: resumed)
    self = .record(
      try NetworkSpec(canonicalText: detail.architectureGraph),
      try Preparation(json: detail.preparation).normalization)
  }

  /// The name under which a run records its architecture where it says none.
  var architecture: String {
    switch self {
    case .parent(let parent): parent.model.run.architecture
    case .record(let spec, _): spec.name
    }
  }

  /// The graph that the run trains.
  func spec(of settings: RunSettings, in experiment: Experiment, for dataset: Dataset) throws -> NetworkSpec {
    switch self {
    case .parent(let parent): try parent.spec(of: settings, in: experiment, for: dataset)
    case .record(let spec, _): spec
    }
  }

  /// How the run's inputs are prepared.
  func normalization(of dataset: Dataset, over indices: [Int32], _ data: DatasetSettings) -> Normalization {
    switch self {
    case .parent(let parent): parent.normalization(of: dataset, over: indices, data)
    case .record(_, let normalization): normalization ?? dataset.train.normalization
    }
  }
}
