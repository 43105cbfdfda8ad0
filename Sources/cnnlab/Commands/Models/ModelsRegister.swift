public import ArgumentParser
import Lab
import Reports
public import Tracking

/// `cnnlab models register`: a checkpoint becomes the next version of a model.
struct ModelsRegister: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract:
      "Register a checkpoint as the next version of a model; as long as it stands, so does the checkpoint.")

  @Argument(help: ModelArgument.help)
  var model: String
  @OptionGroup var registration: RegistrationOptions
  @Option(
    help:
      "Keep the weights at bf16, f16 or int8, measured on the validation split; else they are float32 as trained."
  )
  var precision: PackingPrecision?
  @Flag(help: "Print the version as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption

  func run() throws {
    let reference = try ModelReference(model)
    try registration.checkNames()
    let store = try store.openExisting()
    let checkpoint = try reference.resolved(in: store).checkpoint
    let packing = try precision.map { try pack(reference, to: $0, in: store) }
    let version = try store.register(
      checkpoint, as: registration.registration(packing: packing?.packing.key))
    StandardOutput.write((json ? version.json.rendered : version.reference) + "\n")
  }

  /// Stores the weights at a lower precision, and says what that costs and saves.
  private func pack(
    _ reference: ModelReference, to precision: PackingPrecision, in store: Store
  ) throws -> PackingReport {
    let report = try StoredModel(reference, in: store).packed(
      to: precision, in: store, datasets: data.catalog, threads: threads.count)
    StandardError.write(
      "float32: \(NumberText.bytes(report.storedByteCount)), \(text(report.metrics))\n"
        + "\(precision.rawValue): \(NumberText.bytes(report.packing.storedByteCount)), \(text(report.packing.metrics))\n"
    )
    return report
  }

  private func text(_ metrics: [String: Double?]) -> String {
    metrics.sorted { $0.key < $1.key }
      .map { "val.\($0.key) \($0.value.map(NumberText.metric) ?? "undefined")" }.joined(separator: ", ")
  }
}

extension PackingPrecision: ExpressibleByArgument {}
