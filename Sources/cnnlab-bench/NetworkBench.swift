import ArgumentParser
import Foundation

/// `cnnlab-bench networks`: how long training steps and inference take, measured through the trainer and the predictor that `cnnlab`
/// uses, and held against what the machine can do.
struct NetworkBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks",
    abstract: "Measure training steps and inference of three networks.",
    discussion:
      "Each measurement is taken in a process of its own, so that its peak of memory is its own too.")

  @Option(help: "The network to measure (else all): tutorial-cnn, sign-cnn or resnet20.")
  var only: String?
  @Option(help: "The number of threads (else one, then all cores).")
  var threads: Int?
  @Option(help: "training or inference (else both).")
  var mode: Work?
  @Option(help: "The number of measured steps.")
  var steps = 100
  @Flag(help: "Mix the samples that are trained on, by mixup and CutMix in turn.")
  var mix = false
  @Flag(help: "Augment the samples that are trained on, as the Sign Language tutorial does.")
  var augment = false
  @Flag(help: "Print the measurements as JSON, one object a line.")
  var json = false

  func validate() throws {
    if let only, !BenchCase.all.contains(where: { $0.architecture == only }) {
      throw ValidationError(
        "--only: expected \(BenchCase.all.map(\.architecture).joined(separator: " or ")), found '\(only)'")
    }
    guard (1...100_000).contains(steps), (1...1024).contains(threads ?? 1) else {
      throw ValidationError("expected at least one step and one thread")
    }
  }

  func run() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let threadCounts = threads.map { [$0] } ?? (cores > 1 ? [1, cores] : [1])
    let works = mode.map { [$0] } ?? Work.allCases
    if !json { print(Measurement.heading) }
    for var benchCase in BenchCase.all where only == nil || only == benchCase.architecture {
      (benchCase.mixesSamples, benchCase.augmentsSamples) = (mix, augment)
      for count in threadCounts {
        for work in works {
          let isOneOfItsOwn = only != nil && threads != nil && mode != nil
          let measurement =
            try isOneOfItsOwn
            ? benchCase.measure(work, steps: steps, threads: count)
            : Measurement(inProcessOf: benchCase, work, steps: steps, threads: count)
          print(json ? try measurement.json : measurement.line)
        }
      }
    }
  }
}

/// What is measured.
enum Work: String, CaseIterable, Codable, ExpressibleByArgument {
  /// Forward, loss, backward, update.
  case training
  /// Forward and scores.
  case inference
}
