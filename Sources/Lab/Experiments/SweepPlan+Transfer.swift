import Datasets
import ExperimentFiles
import Networks
import Tracking

extension SweepPlan {
  /// Refuses stored models that are not there or do not go with the data, and layers to freeze that do not exist.
  ///
  /// - Returns: the graphs of the models by their names.
  static func checkTransfers(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset, _ cells: [Cell],
    _ store: () throws -> Store?
  ) throws -> [String: NetworkSpec] {
    let sizing: Set = [
      "architecture", "width", "dropout", "from", "freeze", "unfreeze_at_epoch", "replace_head",
    ]
    var parents: [String: ParentModel] = [:]
    var opened: Store?
    for params in Set(cells.map { $0.params.filter { sizing.contains($0.key) } }) {
      let settings = try RunSettings(reading: params)
      guard let reference = settings.parent else {
        try checkScratch(of: file, params, settings, experiment, dataset)
        continue
      }
      do {
        if opened == nil { opened = try store() }
        guard let store = opened else { continue }
        let parent = try parents[reference] ?? ParentModel(reference, in: store)
        parents[reference] = parent
        let network = try Network(
          parent.spec(of: settings, in: experiment, for: dataset), inputShape: dataset.inputShape, seed: 0)
        try network.inherit(parent, replacingHead: settings.replacesHead)
        try check(settings, on: network.shapes, file)
      } catch let error as ExperimentFileError {
        throw error
      } catch {
        let place = file.space.values(of: "from").firstIndex(of: .text(reference))
        throw file.error(inParameter: "from", value: place, "\(error)")
      }
    }
    return parents.mapValues(\.model.network.spec)
  }

  /// Refuses runs that begin with no model and name no architecture, or no layers that it has.
  private static func checkScratch(
    of file: ExperimentFile, _ params: Params, _ settings: RunSettings, _ experiment: Experiment,
    _ dataset: Dataset
  ) throws {
    guard params["architecture"] != nil else {
      throw file.error(
        inParameter: "from", "runs that begin with no model need the parameter 'architecture', found none")
    }
    guard !settings.frozen.isEmpty else { return }
    try check(
      settings,
      on: NetworkShapes(experiment.spec(of: settings, for: dataset), inputShape: dataset.inputShape), file)
  }

  private static func check(
    _ settings: RunSettings, on shapes: NetworkShapes, _ file: ExperimentFile
  ) throws {
    do throws(NetworkError) {
      _ = try shapes.trainableNames(matching: settings.frozen)
    } catch {
      throw file.error(inParameter: "freeze", "freeze: \(error)")
    }
  }
}
