import ArgumentParser
import Lab
import Reports
import Tracking

/// `cnnlab models verify`: whether models are what they were when they were stored.
struct ModelsVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every checksum of models, and compute their golden scores again.")

  @Argument(help: ModelArgument.help)
  var models: [String] = []
  @Flag(help: "Check every checkpoint of the store, and let SQLite check the file.")
  var all = false
  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard models.isEmpty == all else { throw ValidationError("expected models, or --all") }
  }

  func run() throws {
    let store = try store.open(.readOnly)
    let references = try models.map(ModelReference.init)
    var output = OutputBuffer()
    var checked: [ModelVerification] = []
    let note = { (verification: ModelVerification) in
      checked.append(verification)
      if !json { output.write(verification.text) }
    }
    let fileFaults = all ? try store.faults() : []
    if !json { for fault in fileFaults { output.write(printable("\(store.path): \(fault)") + "\n") } }
    if all {
      try ModelVerification.all(in: store, note)
    } else {
      for reference in references { note(try ModelVerification(reference, in: store)) }
    }
    if json { output.write(document(checked, fileFaults, path: store.path).rendered + "\n") }
    output.flush()
    if !fileFaults.isEmpty || checked.contains(where: { !$0.faults.isEmpty }) {
      throw ExitCode(ExitStatus.badData)
    }
  }

  private func document(_ checked: [ModelVerification], _ faults: [String], path: String) -> JSONValue {
    .object([
      ("store", .text(path)), ("faults", .array(faults.map(JSONValue.text))),
      (
        "models",
        .array(
          checked.map { model in
            .object([
              ("model", .text(model.model)), ("sealed", .boolean(model.isSealed)),
              ("golden", .boolean(model.hasGolden)), ("faults", .array(model.faults.map(JSONValue.text))),
            ])
          })
      ),
    ])
  }
}

extension ModelVerification {
  /// One line where nothing is wrong, else one for each fault.
  fileprivate var text: String {
    guard faults.isEmpty else { return faults.map { printable("\(model): \($0)") + "\n" }.joined() }
    let parts = [isSealed ? nil : "it has no seal", hasGolden ? nil : "it has no golden scores"].compactMap(
      \.self)
    return printable("\(model): whole" + (parts.isEmpty ? "" : ", but \(parts.joined(separator: " and "))"))
      + "\n"
  }
}
