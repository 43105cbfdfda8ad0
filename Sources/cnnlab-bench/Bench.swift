import ArgumentParser
import Foundation

/// `cnnlab-bench`: how long a training step takes, measured through the trainer that `cnnlab train` uses.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnnlab-bench", abstract: "Measure the training step of the tutorials' networks.")

  @Option(help: "The case to measure (else all): tutorial-cnn or sign-cnn.")
  var only: String?
  @Option(help: "The number of threads (else one, then all cores).")
  var threads: Int?
  @Option(help: "The number of measured steps.")
  var steps = 200
  @Flag(help: "Print the measurements as JSON, one object a line.")
  var json = false

  func validate() throws {
    if let only, !StepCase.all.contains(where: { $0.architecture == only }) {
      throw ValidationError("--only: expected tutorial-cnn or sign-cnn, found '\(only)'")
    }
    guard (1...100_000).contains(steps), (1...1024).contains(threads ?? 1) else {
      throw ValidationError("expected at least one step and one thread")
    }
  }

  func run() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    if !json { print("case           batch  threads  ms/step (median)  p10     p90     samples/s") }
    for stepCase in StepCase.all where only == nil || only == stepCase.architecture {
      for count in threads.map({ [$0] }) ?? (cores > 1 ? [1, cores] : [1]) {
        let times = try stepCase.measure(steps: steps, threads: count)
        print(json ? times.json : times.line)
      }
    }
  }
}
