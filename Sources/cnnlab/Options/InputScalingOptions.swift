import ArgumentParser
import Lab

/// How a model's inputs are scaled, where its file does not say it.
struct InputScalingOptions: ParsableArguments {
  @Option(
    help:
      "What is made of pixels divided by 255: imagenet (torchvision's classifiers), centered (-1 to 1), none."
  )
  var preprocessing: String?
  @Option(help: "Mean of pixels divided by 255: one for all channels, or one for each, such as 0.5,0.4,0.4.")
  var mean: String?
  @Option(help: "Standard deviation of pixels divided by 255, likewise.")
  var deviation: String?

  /// Whether anything was said.
  var isGiven: Bool { preprocessing != nil || mean != nil || deviation != nil }

  /// The scaling that the options say.
  func scaling() throws -> InputScaling {
    guard preprocessing == nil || (mean == nil && deviation == nil), (mean == nil) == (deviation == nil)
    else {
      throw ValidationError("expected --preprocessing, or --mean and --deviation")
    }
    if let mean, let deviation {
      let deviations = try Self.numbers(deviation, "--deviation")
      guard deviations.allSatisfy({ $0 > 0 }) else {
        throw ValidationError("--deviation: expected positive numbers, found '\(deviation)'")
      }
      return .moments(mean: try Self.numbers(mean, "--mean"), deviation: deviations)
    }
    guard let preprocessing else { return .none }
    guard let found = InputScaling.named.first(where: { $0.name == preprocessing }) else {
      let names = InputScaling.named.map(\.name).joined(separator: ", ")
      throw ValidationError("--preprocessing: expected one of \(names), found '\(preprocessing)'")
    }
    return found.scaling
  }

  private static func numbers(_ text: String, _ option: String) throws -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == parts.count else {
      throw ValidationError("\(option): expected numbers joined by commas, found '\(text)'")
    }
    return numbers
  }
}
