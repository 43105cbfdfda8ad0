import Lab
import Signals
import Testing
import Tracking
import Training

/// Trainings that stop and go on through the store.
@Suite struct ResumedTrainingTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private let params: Params = ["architecture": .text("lenet5"), "epochs": .integer(3), "ema": .real(0.9)]

  /// Trains until some steps are taken; gives the run.
  private func trainInterrupted(after steps: Int) throws -> RunRecord {
    let stop = StopSignal()
    #expect(throws: (any Error).self) {
      try lab.train(params, stop: stop) { event in
        if case .step(let step) = event, step.step == steps { stop.raise() }
      }
    }
    return try #require(try lab.store.runs().last)
  }

  private func resume(_ run: RunRecord) throws -> RunRecord {
    try TrainingJob(
      resuming: run.id.description, in: lab.store, commandLine: ["cnnlab", "train", "--resume"],
      datasets: lab.datasets
    ).run(in: lab.store)
  }

  private func weights(_ run: RunRecord) throws -> [String] {
    try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .last)).map(\.digest)
  }

  @Test(arguments: [1, 17, 18, 19, 40])
  func theEndIsThatOfATrainingLeftAlone(_ steps: Int) throws {
    let undisturbed = try lab.train(params)
    let interrupted = try trainInterrupted(after: steps)
    #expect(interrupted.state == .interrupted)
    let resumed = try resume(interrupted)
    #expect(resumed.id == interrupted.id && resumed.state == .finished && resumed.epochs == 3)
    #expect(try weights(resumed) == weights(undisturbed))
    for metric in undisturbed.metrics.keys {
      let histories = try [undisturbed, resumed].map {
        try lab.store.metricHistory(run: $0.id, metric: metric)
      }
      #expect(histories[0] == histories[1], "\(metric)")
    }
    #expect(resumed.bestEpoch == undisturbed.bestEpoch)
    #expect(try lab.store.segments(of: resumed.id).map(\.step) == [steps])
    #expect(try #require(resumed.durationSeconds) > 0)
  }

  @Test func aRunGoesOnSeveralTimes() throws {
    var run = try trainInterrupted(after: 5)
    for _ in 0..<2 {
      let stop = StopSignal()
      var steps = 0
      #expect(throws: (any Error).self) {
        try TrainingJob(
          resuming: run.name, in: lab.store, commandLine: [], datasets: lab.datasets
        ).run(in: lab.store, stop: stop) { event in
          if case .step = event { steps += 1 }
          if steps == 10 { stop.raise() }
        }
      }
    }
    run = try resume(run)
    #expect(try lab.store.segments(of: run.id).map(\.step) == [5, 15, 25])
    #expect(try weights(run) == weights(lab.train(params)))
  }

  @Test func changedDataAreRefused() throws {
    try lab.writeMNIST()
    let experiment = Experiment(dataset: "mnist")
    let stop = StopSignal()
    #expect(throws: (any Error).self) {
      try lab.train(["epochs": .integer(5)], experiment, stop: stop) { event in
        if case .epoch = event { stop.raise() }
      }
    }
    let run = try #require(try lab.store.runs().last)
    try lab.writeMNIST(firstPixel: 9)
    #expect { try resume(run) } throws: { "\($0)".contains("the data have changed") }
    // Nothing was touched, so that it can go on with the right data.
    try lab.writeMNIST()
    #expect(try resume(run).state == .finished)
  }

  @Test func aDamagedStateEndsTheRun() throws {
    let run = try trainInterrupted(after: 20)
    try lab.tamper("DELETE FROM trainingStatePart WHERE name LIKE '%conv%'")
    #expect(throws: (any Error).self) { try resume(run) }
    #expect(try lab.store.run(run.id).state == .failed)
    #expect(throws: StoreError.notResumable(run: run.id.short, state: .failed)) { try resume(run) }
  }
}
