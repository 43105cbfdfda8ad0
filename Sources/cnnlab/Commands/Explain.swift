public import ArgumentParser
public import Explaining
import Foundation
import Images
import Lab
import Networks
import Reports
import Tensors
import Tracking

/// `cnnlab explain`: why a stored model takes an image for what it does, and what its layers look for.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show which pixels matter to a stored model, its kernels, its feature maps and its dreams.")

  @Argument(help: "The model, such as run:ID@best.")
  var model: String
  @Argument(help: "The image, a PNG or JPEG file; it is brought to the model's size and color.")
  var image: String?
  @Option(
    help: "How the pixels that matter are found: saliency, grad-cam, integrated-gradients or occlusion.")
  var method: ExplanationMethod?
  @Flag(help: "Draw the kernels of the first convolution, or of --layer.")
  var filters = false
  @Flag(help: "Draw what each layer, or --layer, makes of the image.")
  var activations = false
  @Flag(help: "Change the image, or noise, until a layer answers more strongly.")
  var deepDream = false
  @Option(help: "Write the picture to a PNG file.")
  var output: String
  @OptionGroup var choices: ExplainChoices
  @Flag(help: "Print what was found as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption

  func validate() throws {
    let asked = [method != nil, filters, activations, deepDream].count { $0 }
    guard asked == 1 else {
      throw ValidationError("expected one of --method, --filters, --activations and --deep-dream")
    }
    guard image == nil || choices.sample == nil else {
      throw ValidationError("expected an image or --sample, found both")
    }
    guard filters || deepDream || image != nil || choices.sample != nil else {
      throw ValidationError("expected an image file, or --sample NUMBER of a dataset")
    }
    guard !filters || (image == nil && choices.sample == nil) else {
      throw ValidationError("--filters: kernels are the same for every image, expected none")
    }
    try choices.validate(method: method, deepDream: deepDream)
    try OutputOption.checkPicture(output)
  }

  func run() throws {
    let store = try store.open(.readOnly)
    let stored = try StoredModel(ModelReference(model), in: store)
    let context = try ComputeContext(threads: threads.count)
    let findings =
      if filters {
        try kernels(of: stored)
      } else if deepDream {
        try dream(stored, context)
      } else {
        try explain(stored, context)
      }
    try OutputOption.write(Data(findings.picture.png()), to: output)
    let all = findings.adding("files", output)
    StandardOutput.write(json ? all.json : all.text(width: Terminal.columns(of: 1)))
  }

  /// The image that is asked for; nil for none.
  func explainedImage(_ stored: StoredModel) throws -> StoredModel.ExplainedImage? {
    if let image { return try stored.explainedImage(at: image) }
    return try choices.sample.map { number in
      try stored.explainedImage(
        number, of: choices.dataset, split: choices.split, datasets: data.catalog)
    }
  }
}

extension ExplanationMethod: ExpressibleByArgument {}
