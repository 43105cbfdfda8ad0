import ArgumentParser
import Tracking

/// `cnnlab runs tag`: words to find a run by.
struct RunsTag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Give a run tags, or take them from it.")

  @Argument(help: ArgumentHelp("The run: its id, the start of it, or its name.", valueName: "run"))
  var reference: String
  @Argument(help: "The tags.")
  var tags: [String]
  @Flag(help: "Take the tags from the run.")
  var remove = false
  @OptionGroup var store: StoreOption

  func validate() throws { try tags.forEach(RunTag.check) }

  func run() throws {
    let store = try store.openExisting()
    let run = try store.run(reference).id
    if remove { try store.untag(run, Set(tags)) } else { try store.tag(run, Set(tags)) }
  }
}
