import ArgumentParser
import Datasets
import Networks
import Tensors
import Training

/// `cnnlab-bench state`: how long it takes to take the state of a training, and to go back to it.
struct StateBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Measure how long the state of a training takes.")

  @Option(help: "The architecture that is trained with Adam, on images of 3x32x32 in ten classes.")
  var architecture = "resnet20"
  @Option(help: "How often each is measured; the median is printed.")
  var runs = 11

  func validate() throws {
    guard (1...1000).contains(runs) else { throw ValidationError("expected 1 to 1,000 runs, found \(runs)") }
  }

  func run() throws {
    let measured = BenchCase(
      architecture: architecture, batchSize: 8, input: [3, 32, 32], classes: 10,
      optimizer: OptimizerSettings(.adam))
    let (network, trainer) = try measured.makeTrainer()
    var taking = Stopwatch()
    try trainer.fit { event in
      guard case .epochFinished = event else { return }
      taking.lap()
      for _ in 0..<runs {
        _ = try trainer.state()
        taking.lap()
      }
    }
    let state = try trainer.state()
    var restoring: [Double] = []
    for _ in 0..<runs {
      let (_, fresh) = try measured.makeTrainer()
      var stopwatch = Stopwatch()
      try fresh.restore(state)
      stopwatch.lap()
      restoring += stopwatch.laps(1, after: 0)
    }
    let bytes = state.parts.reduce(0) { $0 + $1.bytes.count }
    print("\(architecture): \(network.trainableCount) parameters with Adam, a state of \(bytes) bytes")
    report(taking.laps(runs, after: 1), "taking the state")
    report(restoring, "restoring it")
  }

  private func report(_ milliseconds: [Double], _ what: String) {
    let median = milliseconds.sorted()[milliseconds.count / 2]
    print("\(Int((1000 * median).rounded())) µs  \(what)")
  }
}

extension BenchCase {
  /// A network and its trainer for one epoch.
  fileprivate func makeTrainer() throws -> (Network, Trainer) {
    let spec = try Architecture.named(architecture).spec(input: input, classes: classes)
    let network = try Network(spec, inputShape: input, seed: 1)
    let source = noise()
    let trainer = try Trainer(
      network, settings: TrainingSettings(epochs: 1, batchSize: batchSize, optimizer: optimizer),
      source: source, classes: classes,
      split: SampleSplit(train: Array(0..<Int32(source.count)), validation: []),
      context: ComputeContext(threads: 2))
    return (network, trainer)
  }
}
