import Checkpoints
import Datasets
import ExperimentFiles
import Networks
import Settings
import Sweeps
import Tracking
import Training

extension SweepPlan {
  /// Refuses values that a parameter cannot have.
  static func checkValues(of file: ExperimentFile) throws {
    guard file.space.parameters.contains(where: { ["architecture", "from"].contains($0.name) }) else {
      throw LabError(.badData, "\(file.path): parameters: expected 'architecture', found none")
    }
    for parameter in file.space.parameters {
      for (index, value) in parameter.distribution.representatives.enumerated() {
        do throws(LabError) {
          _ = try RunSettings(reading: [parameter.name: value])
        } catch {
          throw file.error(inParameter: parameter.name, value: index, error.description)
        }
      }
    }
  }

  /// The cells that stand for all: those of a grid, and a sample of what another method may draw.
  static func cellsToCheck(of file: ExperimentFile, _ sampler: any Sampler) -> [Cell] {
    guard file.method != .grid else { return sampler.listing(of: []) }
    return RandomSampler(file.space, seed: file.samplerSeed).cells(after: [], count: sampleSize)
  }

  /// Enough to meet each value of most lists, and most pairs of them.
  private static let sampleSize = 256

  /// Refuses combinations of parameters that say nothing, or that contradict each other.
  static func checkCombinations(of file: ExperimentFile, _ cells: [Cell]) throws {
    // These go with anything, and multiply the cells.
    let free: Set = ["architecture", "seed", "epochs", "batch_size"]
    for params in Set(cells.map { $0.params.filter { !free.contains($0.key) } }) {
      if let conflict = try RunSettings(reading: params).conflict(in: params) {
        throw file.error(inParameter: conflict.name, conflict.message)
      }
    }
  }

  /// Refuses parameters that do not go with the experiment's data.
  static func checkPreparations(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset, _ cells: [Cell]
  ) throws {
    let keys = Set(RunParameter.ofData.map(\.name))
    for params in Set(cells.map { $0.params.filter { keys.contains($0.key) } }) {
      let settings = try RunSettings(reading: params)
      do throws(SettingsError) {
        _ = try experiment.data(of: settings).trainingSource(dataset.train, seed: 0)
      } catch {
        let name = error.path.last.map { "augment.\($0)" } ?? ""
        throw file.error(inParameter: name, error.description)
      }
    }
  }

  /// Loads the dataset and splits it once, or into each fold.
  static func dataset(
    of file: ExperimentFile, _ experiment: Experiment, _ datasets: DatasetCatalog
  ) throws -> Dataset {
    let dataset: Dataset
    do throws(DatasetError) {
      dataset = try datasets.load(experiment.dataset.source)
    } catch {
      guard case .unknownName = error else { throw error }
      throw file.error(inDataset: ["name"], kind: .notFound, error.description)
    }
    do throws(SettingsError) {
      _ = try experiment.dataset.trainingSource(dataset.train, seed: 0)
    } catch {
      throw file.error(inDataset: ["augment"] + error.path, error.description)
    }
    let folds = file.space.values(of: "fold").compactMap {
      if case .integer(let fold) = $0 { Int(fold) } else { nil }
    }
    for (index, fold) in (folds.isEmpty ? [nil] : folds.map(Optional.some)).enumerated() {
      do throws(DatasetError) {
        _ = try experiment.validation.split(
          labels: dataset.train.labels, classCount: dataset.classes.count, fold: fold)
      } catch {
        throw fold == nil
          ? file.error(inDataset: ["validation"], error.description)
          : file.error(inParameter: "fold", value: index, error.description)
      }
    }
    return dataset
  }

  /// Refuses class weights that do not fit the dataset's classes.
  static func checkClassWeights(of file: ExperimentFile, _ dataset: Dataset) throws {
    for (index, value) in file.space.values(of: "class_weights").enumerated() {
      do throws(TrainingError) {
        try ClassWeights(parsing: value.description)?.check(classes: dataset.classes.count)
      } catch {
        throw file.error(inParameter: "class_weights", value: index, error.description)
      }
    }
  }

  /// Infers the shapes of each architecture that the file names, at the dataset's shape and the least and the largest
  /// width, and holds them against each loss and each file of first weights.
  static func checkArchitectures(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset
  ) throws {
    let losses = file.space.values(of: "loss").compactMap {
      Loss.Kind(rawValue: $0.description).map { Loss($0) }
    }
    for (index, value) in file.space.values(of: "architecture").enumerated() {
      do {
        var params: Params = ["architecture": value]
        params["dropout"] = file.space.values(of: "dropout").first
        var settings = try RunSettings(reading: params)
        let widths = try file.space.values(of: "width").map {
          try RunSettings(reading: ["architecture": value, "width": $0]).width
        }
        for width in Set([widths.min() ?? 1, widths.max() ?? 1]).sorted() {
          settings.width = width
          let shapes = try NetworkShapes(
            experiment.spec(of: settings, for: dataset), inputShape: dataset.inputShape)
          for loss in losses.isEmpty ? [settings.training.loss] : losses {
            try loss.check(shapes, classes: dataset.classes.count)
          }
          for path in file.space.values(of: "initial_weights") {
            try Network(unset: shapes).loadWeights(
              SafetensorsFile(contentsOf: path.description), from: path.description)
          }
        }
      } catch {
        throw file.error(inParameter: "architecture", value: index, "\(error)")
      }
    }
  }
}

extension SearchSpace {
  /// The values that a parameter may have, or some of them; none where it is not given.
  func values(of name: String) -> [ParamValue] {
    parameters.first { $0.name == name }?.distribution.representatives ?? []
  }
}
