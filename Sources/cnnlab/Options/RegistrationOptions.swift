import ArgumentParser
import Tracking

/// As what a checkpoint is registered: the model that it is a version of, and what a person says of it.
struct RegistrationOptions: ParsableArguments {
  @Option(help: "The model's name; it is made where it is new, else this is its next version.")
  var name: String
  @Option(help: "An alias that stands for the version from now on.")
  var alias: String?
  @Option(help: "What the model is.")
  var description = ""
  @Option(help: "Under what terms it may be used.")
  var licence = ""
  @Option(name: .customLong("tag"), help: "A word to find it by; may be given several times.")
  var tags: [String] = []

  func validate() throws { try tags.forEach(RunTag.check) }

  /// Refuses names that no model or alias may have, before anything is done.
  func checkNames() throws {
    try ModelName.check(name, "a model's name")
    if let alias { try ModelName.check(alias, "an alias") }
  }

  /// The registration.
  ///
  /// - Parameter packing: the packing that the version takes its weights from; nil for the checkpoint's own.
  func registration(packing: Int64? = nil) -> ModelRegistration {
    ModelRegistration(
      name: name, alias: alias, description: description, licence: licence, tags: Set(tags), packing: packing)
  }
}
