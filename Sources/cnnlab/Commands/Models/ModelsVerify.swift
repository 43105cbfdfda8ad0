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
    var faults: [String] = []
    if all {
      faults = try allFaults(of: store, note)
    } else {
      for reference in references { note(try ModelVerification(reference, in: store)) }
    }
    if json {
      output.write(document(checked, faults, path: store.path).rendered + "\n")
    } else {
      for fault in faults { output.write(printable("\(store.path): \(fault)") + "\n") }
    }
    output.flush()
    if !faults.isEmpty || checked.contains(where: { !$0.faults.isEmpty }) {
      throw ExitCode(ExitStatus.badData)
    }
  }

  /// Notes each checkpoint, and returns what else is wrong with a store; in a damaged one not all can be asked for, and then
  /// why not.
  private func allFaults(of store: Store, _ note: (ModelVerification) -> Void) throws -> [String] {
    var faults = try store.faults()
    do {
      faults += try store.recordFaults()
      try ModelVerification.all(in: store, note)
    } catch  where !faults.isEmpty {
      faults.append("\(error)")
    }
    return faults
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
