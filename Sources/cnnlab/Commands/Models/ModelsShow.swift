import ArgumentParser
import Foundation
import Lab
import Reports
import Tracking

/// `cnnlab models show`: all that the store has of a model beside its weights.
struct ModelsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that is stored of a model beside its weights.")

  @Argument(help: ModelArgument.help)
  var model: String
  @Flag(help: "Print the model as JSON, with the architecture's graph and every tensor.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let reference = try ModelReference(model)
    let description = try ModelDescription(reference, in: store.open(.readOnly))
    StandardOutput.write(
      json
        ? description.json.rendered + "\n"
        : description.text(
          title: "\(reference)", width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style))
  }
}
