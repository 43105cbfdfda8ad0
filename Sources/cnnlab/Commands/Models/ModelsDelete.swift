import ArgumentParser
import Lab
import Reports
import Tracking

/// `cnnlab models delete`: a version, or a model with all its versions.
struct ModelsDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a version of a model (name:3), or a model (name); what a run keeps stays, and the log.")

  @Argument(help: "The models: name for all versions, name:3 or name@alias for one.")
  var models: [String]
  @Flag(help: "Print what was deleted as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let references = try models.map { text in
      guard case .version(let model, let selector) = try ModelReference(text) else {
        throw ValidationError(
          "expected the name of a model, found '\(text)'; runs go with 'cnnlab runs delete'")
      }
      return (model, selector)
    }
    let store = try store.openExisting()
    let deleted = try references.map { model, selector in
      selector == .newest ? try store.deleteModel(model) : try store.deleteModelVersion(model, selector)
    }
    StandardOutput.write((json ? document(deleted).rendered : text(deleted)) + "\n")
  }

  private func document(_ deleted: [DeletedModels]) -> JSONValue {
    .object([
      ("versions", JSONValue(sum(deleted, \.versionCount))),
      ("checkpoints", JSONValue(sum(deleted, \.checkpointCount))),
      ("tensors", JSONValue(sum(deleted, \.tensorCount))), ("bytes", JSONValue(sum(deleted, \.byteCount))),
    ])
  }

  private func text(_ deleted: [DeletedModels]) -> String {
    "deleted \(sum(deleted, \.versionCount)) versions, \(sum(deleted, \.checkpointCount)) checkpoints that nothing "
      + "else held, \(sum(deleted, \.tensorCount)) tensors; "
      + "\(NumberText.bytes(sum(deleted, \.byteCount))) of the file are free for what comes next"
  }

  private func sum(_ deleted: [DeletedModels], _ count: (DeletedModels) -> Int) -> Int {
    deleted.map(count).reduce(0, +)
  }
}
