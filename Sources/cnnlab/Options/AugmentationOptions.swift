import ArgumentParser
import Datasets
import Settings
import Tensors

/// How samples are varied before they are shown.
struct AugmentationOptions: ParsableArguments {
  @Flag(help: "Show some samples of each class, each followed by what epochs of training make of it.")
  var augmented = false
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting of the augmentation, such as rotation_range=40.", valueName: "key=value"))
  var assignments: [String] = []

  func validate() throws {
    if !assignments.isEmpty, !augmented { throw ValidationError("--set: expected --augmented too") }
    _ = try settings
  }

  /// The samples as the options have them.
  ///
  /// - Parameter usual: how an experiment varies them; nil where it does not say.
  /// - Throws: where a setting is unknown or does not suit the samples.
  func applied(to samples: Samples, usual: Augmentation?) throws -> any SampleSource {
    guard augmented else { return samples }
    let base = usual ?? (assignments.isEmpty ? .signLanguageRecipe : Augmentation())
    guard case .object(var values) = base.json else { return samples }
    values.merge(try settings) { _, given in given }
    return try AugmentedSamples(
      samples, Augmentation(.object(values)), generator: SeededGenerator(seed: 1))
  }

  /// What `--set` gives; values are read as JSON, or else as words.
  private var settings: [String: JSONValue] {
    get throws {
      var settings: [String: JSONValue] = [:]
      for text in assignments {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          throw ValidationError("--set: expected key=value, such as rotation_range=40, found '\(text)'")
        }
        settings[parts[0]] = (try? JSONValue(parsing: parts[1])) ?? .text(parts[1])
      }
      return settings
    }
  }
}
