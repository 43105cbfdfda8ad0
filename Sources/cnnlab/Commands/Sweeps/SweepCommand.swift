import ArgumentParser

/// `cnnlab sweep`: searches through hyperparameters.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Train the cells of an experiment file that are not finished yet.",
    discussion: """
      'cnnlab sweep FILE' is short for 'cnnlab sweep run FILE', whose options 'cnnlab sweep run --help' lists.
      """,
    subcommands: [SweepRun.self, SweepWatchCommand.self], defaultSubcommand: SweepRun.self)
}
