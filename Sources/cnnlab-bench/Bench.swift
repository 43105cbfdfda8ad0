import ArgumentParser

/// `cnnlab-bench`: how long things take, measured through what `cnnlab` itself uses.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnnlab-bench", abstract: "Measure what cnnlab does.",
    subcommands: [
      NetworkBench.self, StateBench.self, ScoringBench.self, TrackingBench.self, ReportBench.self,
      CodecBench.self,
    ],
    defaultSubcommand: NetworkBench.self)
}
