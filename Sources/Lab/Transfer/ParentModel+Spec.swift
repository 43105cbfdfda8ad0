import Datasets
import Networks
import Tensors
import Tracking

extension ParentModel {
  /// The graph that a run trains: the parent's own, with another head where one is asked for, or the architecture that the
  /// run names.
  ///
  /// A built-in architecture under whose name the parent was trained stands for the parent's graph, so that a run can be
  /// repeated with the parameters that it is recorded with.
  ///
  /// - Throws: where the parent's head tells other classes apart than the dataset has.
  func spec(of settings: RunSettings, in experiment: Experiment, for dataset: Dataset) throws -> NetworkSpec {
    if !settings.replacesHead { try checkClasses(of: dataset) }
    let name = settings.architecture
    let takesSizes = settings.width != 1 || settings.dropout != nil
    guard
      name.isEmpty || (name == model.run.architecture && experiment.architectures[name] == nil && !takesSizes)
    else { return try experiment.spec(of: settings, for: dataset) }
    guard !takesSizes else {
      throw LabError(
        .usage,
        "the architecture is that of \(reference), whose layers say their sizes: expected no width and no dropout, "
          + "or an architecture beside them")
    }
    guard settings.replacesHead else { return model.network.spec }
    let single = model.network.outputShape.count == 1 && dataset.classes.count == 2
    return try model.network.shapes.replacingHead(outputs: single ? 1 : dataset.classes.count)
  }

  private func checkClasses(of dataset: Dataset) throws(LabError) {
    let (theirs, ours) = (model.preparation.classes, dataset.classes)
    guard theirs != ours else { return }
    func listed(_ classes: [String]) -> String {
      "\(classes.count) classes (\(classes.prefix(3).joined(separator: ", "))\(classes.count > 3 ? ", ..." : ""))"
    }
    throw LabError(
      .badData,
      "\(reference) tells \(listed(theirs)) apart, dataset '\(dataset.name)' has \(listed(ours)): "
        + "use --replace-head (replace_head: true) for a new head")
  }
}
