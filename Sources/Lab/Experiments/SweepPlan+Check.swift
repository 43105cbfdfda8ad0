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

  /// Infers the shapes of each architecture that the file names, at the dataset's shape and the least and the largest
  /// width, and holds them against each loss.
  static func checkArchitectures(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset
  ) throws {
    let listed = { name in file.space.parameters.first { $0.name == name }?.distribution.listed ?? [] }
    let losses = listed("loss").compactMap { Loss(rawValue: $0.description) }
    for (index, value) in listed("architecture").enumerated() {
      do {
        var params: Params = ["architecture": value]
        params["dropout"] = listed("dropout").first
        var settings = try RunSettings(params)
        let widths = try listed("width").map { try RunSettings(["architecture": value, "width": $0]).width }
        for width in [widths.min() ?? 1, widths.max() ?? 1] {
          settings.width = width
          let shapes = try NetworkShapes(
            experiment.spec(of: settings, for: dataset), inputShape: dataset.inputShape)
          for loss in losses.isEmpty ? [settings.training.loss] : losses {
            try loss.check(shapes, classes: dataset.classes.count)
          }
        }
      } catch {
        throw file.error(inParameter: "architecture", value: index, "\(error)")
      }
    }
  }
}
