import ArgumentParser
import Explaining
import Lab

/// What is explained, and how.
struct ExplainChoices: ParsableArguments {
  @Option(help: "The dataset of --sample (else the one the model was trained on).")
  var dataset: String?
  @Option(help: ArgumentHelp("Explain this sample of a dataset, counted from 0.", valueName: "number"))
  var sample: Int?
  @Option(help: "The split of --sample: test, val or train.")
  var split = StoredModel.Split.test
  @Option(
    name: .customLong("class"), help: "The class to explain, by name (else the predicted one).")
  var className: String?
  @Option(help: "The layer of grad-cam, --filters, --activations and --deep-dream, by name.")
  var layer: String?
  @Option(help: "Steps of integrated-gradients (else 50), or of --deep-dream at each size (else 40).")
  var steps: Int?
  @Option(help: "Side of occlusion's square in pixels (else a sixth of the image).")
  var square: Int?
  @Option(help: "Distance of occlusion's squares in pixels (else a third of their side).")
  var stride: Int?
  @Option(help: "Height and width of the dream, such as 128x128 (else as large as fits).")
  var size: ImageSize?

  /// Refuses what has no meaning for what is asked.
  func validate(method: ExplanationMethod?, deepDream: Bool) throws {
    let misplaced: [(name: String, isGiven: Bool, isMeant: Bool, need: String)] = [
      ("--dataset", dataset != nil, sample != nil, "--sample"),
      ("--class", className != nil, method != nil, "--method"),
      ("--layer", layer != nil, method == nil || method == .gradCAM, "grad-cam or a flag that shows layers"),
      (
        "--steps", steps != nil, method == .integratedGradients || deepDream,
        "integrated-gradients or --deep-dream"
      ),
      ("--square", square != nil, method == .occlusion, "occlusion"),
      ("--stride", stride != nil, method == .occlusion, "occlusion"),
      ("--size", size != nil, deepDream, "--deep-dream"),
    ]
    for option in misplaced where option.isGiven && !option.isMeant {
      throw ValidationError("\(option.name): means something with \(option.need) alone")
    }
    for (name, value) in [("--steps", steps), ("--square", square), ("--stride", stride)] {
      if let value, !(1...10_000).contains(value) {
        throw ValidationError("\(name): expected a whole number from 1 to 10000, found \(value)")
      }
    }
  }
}
