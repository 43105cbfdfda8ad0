import Explaining
import Datasets
import Foundation
import Images
import Lab
import Networks
import Reports
import Tensors

extension Explain {
  /// The kernels of a layer.
  func kernels(of stored: StoredModel) throws -> ExplainFindings {
    let sheet = try KernelSheet(stored.network, layer: choices.layer)
    let shape = "\(sheet.inputs)x" + sheet.size.map(String.init).joined(separator: "x")
    return ExplainFindings(
      sheet.sheet(title: "\(stored.reference)"),
      [
        ("model", "\(stored.reference)", .text("\(stored.reference)")),
        ("layer", sheet.layer, .text(sheet.layer)),
        (
          "kernels", "\(sheet.count) of \(shape)",
          .object([("count", .integer(Int64(sheet.count))), ("shape", .text(shape))])
        ),
      ])
  }

  /// The image, or noise, as a layer would have it.
  func dream(_ stored: StoredModel, _ context: ComputeContext) throws -> ExplainFindings {
    let input = stored.network.inputShape
    guard input.rank == 3, [1, 3].contains(input[0]) else {
      throw LabError(.badData, "only models of images can dream, the model takes inputs of \(input)")
    }
    let size = try dreamSize(stored.network)
    let start = try dreamStart(stored, size, color: input[0] == 1 ? .gray : .rgb)
    var settings = Dream.Settings()
    if let steps = choices.steps { settings.steps = steps }
    let dream = try Dream(
      stored.network, layer: choices.layer, from: start, scale: stored.pixelScale, settings: settings,
      context: context)
    let means = String(format: "%.4g to %.4g", Double(dream.before), Double(dream.after))
    let name = image ?? choices.sample.map { "sample \($0)" } ?? "noise"
    return ExplainFindings(
      dream.sheet(lines: ["\(stored.reference) dreams of \(dream.layer), from \(printable(name))"]),
      [
        ("model", "\(stored.reference)", .text("\(stored.reference)")),
        ("layer", dream.layer, .text(dream.layer)),
        (
          "mean", "\(means) (the layer's mean output, before and after)",
          .object([("before", .number(Double(dream.before))), ("after", .number(Double(dream.after)))])
        ),
      ])
  }

  /// Four times the model's own size where that is small and the layer takes it.
  private func dreamSize(_ network: Network) throws -> (height: Int, width: Int) {
    let own = (height: network.inputShape[1], width: network.inputShape[2])
    if let size = choices.size { return (size.height, size.width) }
    let factor = max(1, 160 / max(own.height, own.width))
    let larger = (height: own.height * factor, width: own.width * factor)
    return try Dream.fits(network, layer: choices.layer, height: larger.height, width: larger.width)
      ? larger : own
  }

  private func dreamStart(
    _ stored: StoredModel, _ size: (height: Int, width: Int), color: ImageColor
  ) throws -> Image {
    if let image {
      return try Image(file: image).converted(to: color).resized(
        width: size.width, height: size.height)
    }
    if let explained = try explainedImage(stored) {
      return explained.subject.picture.resized(width: size.width, height: size.height)
    }
    return Dream.noise(height: size.height, width: size.width, color: color)
  }
}
