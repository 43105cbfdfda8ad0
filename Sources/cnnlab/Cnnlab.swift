import ArgumentParser
import Tracking

/// The command `cnnlab`.
struct Cnnlab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnnlab",
    abstract: "Train convolutional networks on the CPU, sweep, compare and keep them in one SQLite file.",
    version: Tool.version,
    subcommands: [
      Train.self, SweepCommand.self, ReportCommand.self, RunsCommand.self,
      Evaluate.self, Predict.self, Score.self, Explain.self, Apply.self, ModelsCommand.self,
      Architectures.self, DatasetsCommand.self, DBCommand.self, Worker.self,
    ])
}
