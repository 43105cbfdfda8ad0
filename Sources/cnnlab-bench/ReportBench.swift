import ArgumentParser
import Foundation
import Tracking

/// `cnnlab-bench reports`: how long `cnnlab report` takes on a store of many runs, from the start of the process to its end.
struct ReportBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "Measure a report on a store of many runs, the whole process.")

  @Option(help: "The store; made with runs of noise where it is missing.")
  var store = "report-bench.sqlite"
  @Option(help: "The number of runs that a new store gets.")
  var runs = 10_000
  @Option(help: "The number of their metrics.")
  var metrics = 10
  @Option(help: "The number of their epochs.")
  var epochs = 100
  @Option(help: "How often the command is run; the median counts.")
  var times = 20
  @Option(help: "The command (else the one beside this program).")
  var command: String?
  @Argument(parsing: .captureForPassthrough, help: "What it is to do (else report --top 20).")
  var arguments: [String] = []

  func validate() throws {
    guard (1...1_000_000).contains(runs), (1...100).contains(metrics), (1...10_000).contains(epochs),
      (1...10_000).contains(times)
    else { throw ValidationError("expected at least one run, metric, epoch and time") }
  }

  func run() throws {
    if !FileManager.default.fileExists(atPath: store) {
      let seconds = try ContinuousClock().measure {
        try ManyRuns(runs: runs, metrics: metrics, epochs: epochs).write(to: store)
      }
      print("\(store): \(runs) runs written in \(seconds)")
    }
    let arguments = arguments.isEmpty ? ["report", "--top", "20"] : arguments
    var stopwatch = Stopwatch()
    for _ in 0...times {
      try start(arguments + ["--store", store])
      stopwatch.lap()
    }
    // The first one warms the caches of the file system.
    let milliseconds = stopwatch.laps(times, after: 1).sorted()
    print(
      String(
        format: "%.1f ms (median of %d; least %.1f)  cnnlab %@", milliseconds[times / 2], times,
        milliseconds[0],
        arguments.joined(separator: " ") as NSString))
  }

  private func start(_ arguments: [String]) throws {
    let process = Process()
    let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    process.executableURL = command.map { URL(filePath: $0) } ?? beside.appending(path: "cnnlab")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
  }
}
