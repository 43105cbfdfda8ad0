import Datasets
import ExperimentFiles
import Foundation
import Networks
import Settings

extension Experiment {
  /// What an experiment file says beside its parameters.
  init(_ file: ExperimentFile, _ datasets: DatasetCatalog) throws {
    let (dataset, validation) = try Self.data(of: file, datasets)
    self.init(
      name: file.name, dataset: dataset, validation: validation, objective: file.objective,
      architectures: try Self.architectures(of: file), scores: file.scores,
      checkpoints: file.checkpoints, earlyTermination: file.earlyTermination)
  }

  /// The architectures that a file brings along, each known to be one.
  static func architectures(of file: ExperimentFile) throws -> [String: JSONValue] {
    var architectures: [String: JSONValue] = [:]
    for section in file.architectures {
      guard !Architecture.all.contains(where: { $0.name == section.name }) else {
        throw ExperimentFileError(
          at: section.location, "an architecture '\(section.name)' is built in; give this one another name")
      }
      do {
        let layers = try JSONValue(parsing: section.json)
        _ = try NetworkSpec(name: section.name, layers: layers)
        architectures[section.name] = layers
      } catch {
        throw ExperimentFileError(at: section.location, "\(error)")
      }
    }
    return architectures
  }

  /// What the section `dataset` says, its paths made absolute.
  static func data(
    of file: ExperimentFile, _ datasets: DatasetCatalog
  ) throws -> (settings: DatasetSettings, validation: HoldOut) {
    do {
      var reader = try SettingsReader(JSONValue(parsing: file.dataset.json))
      var settings = try DatasetSettings(reading: &reader)
      let validation = try reader.section("validation", HoldOut.init) ?? .standard
      try reader.finish()
      settings.source = try datasets.located(
        settings.source, beside: URL(filePath: file.path).deletingLastPathComponent().path)
      return (settings, validation)
    } catch let error as SettingsError {
      throw file.error(inDataset: error.path, error.description)
    } catch let error as DatasetError {
      throw file.error(inDataset: ["path"], kind: .notFound, error.description)
    }
  }
}
