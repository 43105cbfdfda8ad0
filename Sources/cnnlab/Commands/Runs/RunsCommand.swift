import ArgumentParser

/// `cnnlab runs`: what was trained, here or elsewhere.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "List, show, compare, tag and delete runs, and record those of other programs.",
    subcommands: [
      RunsList.self, RunsShow.self, RunsCompare.self, RunsTag.self, RunsDelete.self, RunsStart.self,
      RunsLog.self,
      RunsFinish.self, RunsExport.self,
    ])
}
