import ArgumentParser
import Foundation
import Lab
import Reports
import Tracking

/// `cnnlab models export`: a stored model as a file that other tools read.
struct ModelsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a stored model to a file: its weights, and all else that it consists of as metadata.")

  @Argument(help: ModelArgument.help)
  var model: String
  @Option(help: "The file to write.")
  var output: String
  @Option(help: "The form of the file: safetensors or onnx (else by the file's ending).")
  var format: ModelFileFormat?
  @Flag(help: "Print what was written as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let format = try ModelFileFormat.chosen(format, for: output, option: "--output")
    let store = try store.open(.readOnly)
    let stored = try StoredModel(ModelReference(model), in: store)
    switch format {
    case .safetensors: try stored.writeSafetensors(to: output, from: store)
    case .onnx: try stored.writeONNX(to: output)
    }
    let size = try FileManager.default.attributesOfItem(atPath: output)[.size] as? Int ?? 0
    let document = JSONValue.object([
      ("model", .text(model)), ("path", .text(output)), ("format", .text(format.rawValue)),
      ("bytes", .integer(Int64(size))),
    ])
    StandardOutput.write(
      json
        ? document.rendered + "\n"
        : "\(printable(output)): \(stored.run.architecture) of run \(stored.run.name), "
          + "epoch \(stored.checkpoint.epoch), \(size) bytes\n")
  }
}
