import Datasets
import ExperimentFiles
import Networks
import Sweeps
import Tracking
import Training

extension SweepPlan {
  /// Refuses values that a parameter cannot have.
  static func checkValues(of file: ExperimentFile) throws {
    guard file.space.parameters.contains(where: { $0.name == "architecture" }) else {
      throw LabError(.badData, "\(file.path): parameters: expected 'architecture', found none")
    }
    for parameter in file.space.parameters {
      for (index, value) in parameter.distribution.listed.enumerated() {
        var params: Params = [parameter.name: value]
        if parameter.name != "architecture" { params["architecture"] = .text("softmax") }
        do throws(LabError) {
          _ = try RunSettings(params)
        } catch {
          throw file.error(inParameter: parameter.name, value: index, error.description)
        }
      }
    }
  }

  /// Loads the dataset and splits it once.
  static func dataset(
    of file: ExperimentFile, _ experiment: Experiment, dataPath: String?
  ) throws -> Dataset {
    let dataset: Dataset
    do throws(DatasetError) {
      dataset = try DatasetCatalog(dataPath: dataPath).load(experiment.dataset)
    } catch {
      guard case .unknownName = error else { throw error }
      throw ExperimentFileError(at: file.dataset.nameLocation, kind: .notFound, error.description)
    }
    do throws(DatasetError) {
      _ = try experiment.validation.split(labels: dataset.train.labels, classCount: dataset.classes.count)
    } catch {
      guard let section = file.dataset.validation else { throw error }
      throw ExperimentFileError(at: section.location, error.description)
    }
    return dataset
  }

  /// Builds each architecture that the file names once, at the dataset's shape, and holds it against each loss.
  static func checkArchitectures(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset
  ) throws {
    let listed = { name in file.space.parameters.first { $0.name == name }?.distribution.listed ?? [] }
    let losses = listed("loss").compactMap { Loss.Kind(rawValue: $0.description).map { Loss($0) } }
    for (index, value) in listed("architecture").enumerated() {
      do {
        let spec = try experiment.spec(of: value.description, for: dataset)
        let network = try Network(spec, inputShape: dataset.inputShape, seed: 0)
        for loss in losses.isEmpty ? [TrainingSettings().loss] : losses {
          try loss.check(network, classes: dataset.classes.count)
        }
      } catch {
        throw file.error(inParameter: "architecture", value: index, "\(error)")
      }
    }
  }
}
