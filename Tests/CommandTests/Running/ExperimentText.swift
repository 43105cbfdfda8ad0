/// A grid on the digits as the text of an experiment file.
struct ExperimentText: CustomStringConvertible {
  var name = "digits-grid"
  var dataset = "digits"
  var architectures = ["softmax"]
  var epochs = [1]
  var seeds = [1]
  /// More lines of the section `parameters`, or after it.
  var extra = ""

  var description: String {
    """
    name: \(name)
    dataset: {name: \(dataset)}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {values: [\(architectures.joined(separator: ", "))]}
      learning_rate: {value: 0.005}
      epochs: {values: [\(epochs.map(String.init).joined(separator: ", "))]}
      seed: {values: [\(seeds.map(String.init).joined(separator: ", "))]}
    \(extra)
    """
  }
}

extension Workbench {
  /// Writes an experiment file.
  func write(_ experiment: ExperimentText, to name: String = "grid.yaml") throws {
    try write(experiment.description, to: name)
  }
}
