import ArgumentParser
import Lab

/// How often a long epoch is stored.
struct CheckpointOption: ParsableArguments {
  @Option(
    name: .customLong("checkpoint-minutes"),
    help: "Store the training's state this often within an epoch, beside after each.")
  var minutes = TrainingJob.standardStateSeconds / 60

  func validate() throws {
    guard minutes >= 0, minutes.isFinite else {
      throw ValidationError("--checkpoint-minutes: expected a number of at least 0, found \(minutes)")
    }
  }

  var seconds: Double { minutes * 60 }

  /// As a worker is told.
  var arguments: [String] { ["--checkpoint-minutes", "\(minutes)"] }
}
