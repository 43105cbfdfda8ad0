import ArgumentParser
import Lab
import Networks
import Reports
import Tensors
import Tracking

/// `cnnlab models import`: a model from a file.
struct ModelsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a model into the store: one that was exported, or weights of another tool.")

  @Argument(
    help: "The file: ONNX (.onnx), or safetensors with the names and layouts of PyTorch's state_dict.")
  var file: String
  @OptionGroup var registration: RegistrationOptions
  @Option(
    help:
      "The network that the weights are of, where the file does not say it: a built-in one, or one of --file."
  )
  var architecture: String?
  @Option(name: .customLong("file"), help: "An experiment file whose own architectures are known too.")
  var experiment: String?
  @Option(help: "The shape of one sample, such as 3x32x32 (else the one the network was made for).")
  var input: Shape?
  @Option(help: "What the network's numbers of channels and hidden units are multiplied by.")
  var width = 1.0
  @OptionGroup var classes: ClassNamesOption
  @OptionGroup var inputs: InputScalingOptions
  @Flag(help: "Print what was recorded as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    try registration.checkNames()
    let model = try read()
    // The store is touched only now that the file is known to be good.
    let store = try store.open(.readWrite)
    let run = try store.recordImport(model, name: registration.name, commandLine: CommandLine.arguments)
    let version = try store.register(
      store.checkpoint(run: run.id, .best), as: registration.registration())
    let facts: [(String, JSONValue)] = [
      ("name", .text(registration.name)), ("version", .integer(Int64(version.number))),
      ("run", .text(run.id.description)),
      ("run_name", .text(run.name)),
      ("architecture", .text(run.architecture)), ("parameters", .integer(Int64(run.parameterCount))),
      ("input", .text("\(model.shapes.inputShape)")), ("classes", .integer(Int64(model.classes.count))),
    ]
    StandardOutput.write(
      json
        ? JSONValue.object(facts).rendered + "\n"
        : "\(version.reference): \(printable(run.architecture)) for \(model.shapes.inputShape) and \(model.classes.count) classes, "
          + "\(run.parameterCount) parameters, as run \(run.name)\n")
  }

  private func read() throws -> ImportedModel {
    let (scaling, classes) = (try inputs.scaling(), try classes.names())
    if ModelFileFormat(ofPath: file) == .onnx {
      guard architecture == nil, experiment == nil, width == 1 else {
        throw ValidationError(
          "the file says its architecture itself: expected none of --architecture, --file and --width")
      }
      return try ImportedModel(
        onnx: file, input: input, classes: classes, scaling: inputs.isGiven ? scaling : nil)
    }
    let file = try ModelFile(file)
    if file.isWhole {
      guard architecture == nil, experiment == nil, input == nil, width == 1, !inputs.isGiven else {
        throw ValidationError(
          "the file says its architecture, input and scaling itself: expected none of --architecture, --file, "
            + "--input, --width, --preprocessing, --mean and --deviation")
      }
      return try file.model(classes: classes)
    }
    guard let architecture else {
      throw ValidationError(
        "the file holds weights alone: expected --architecture NAME, which network they are of")
    }
    return try file.model(
      architecture: architecture, experiment: experiment, input: input, classes: classes, width: width,
      scaling: scaling)
  }
}
