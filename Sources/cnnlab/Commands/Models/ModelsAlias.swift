import ArgumentParser
import Lab
import Reports
import Tracking

/// `cnnlab models alias`: a name for a version that can be given to another.
struct ModelsAlias: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Make an alias stand for a version of a model, or take it away.")

  @Argument(help: ArgumentHelp("The model's name.", valueName: "name"))
  var model: String
  @Argument(help: "The alias, such as champion.")
  var alias: String
  @Argument(help: "The number of the version that it is to stand for.")
  var version: Int?
  @Flag(help: "Take the alias away.")
  var remove = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard (version == nil) == remove else {
      throw ValidationError("expected the number of a version, or --remove")
    }
  }

  func run() throws {
    let store = try store.openExisting()
    guard let version else {
      let before = try store.removeAlias(alias, of: model)
      return StandardOutput.write("\(model)@\(alias) is gone; it was \(model):\(before)\n")
    }
    let before = try store.setAlias(alias, of: model, to: .number(version))
    StandardOutput.write(
      "\(model)@\(alias) is \(model):\(version)\(before.map { "; it was \(model):\($0)" } ?? "")\n")
  }
}
