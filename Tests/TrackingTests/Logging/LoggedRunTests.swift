import Foundation
import GRDB
import Testing
import Tracking

/// Runs that any program logs.
@Suite struct LoggedRunTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func execute(_ sql: String) throws {
    try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: sql) }
  }

  @Test func aRunIsRecordedWithWhatIsKnownOfIt() throws {
    let run = try store.startRun(
      experiment: "mine", name: "first",
      params: ["learning_rate": 0.1, "optimizer": "sgd", "layers": 3, "ema": false],
      objective: MetricObjective(metric: "val.accuracy", goal: .maximize), tags: ["b", "a"], dataset: "birds",
      seed: 5)
    for (epoch, value) in [0.5, 0.9, 0.7].enumerated() {
      try run.log("val.accuracy", value, epoch: epoch + 1)
    }
    try run.note("starting")
    try run.note("done")
    try run.finish()
    let record = try store.run(run.id)
    #expect(record.name == "first" && record.experiment == "mine" && record.state == .finished)
    #expect(
      record.params == [
        "learning_rate": .real(0.1), "optimizer": .text("sgd"), "layers": .integer(3),
        "ema": .boolean(false), "seed": .integer(5),
      ])
    #expect(record.tags == ["a", "b"] && record.dataset == "birds" && record.seed == 5)
    #expect(record.isLogged && record.architecture.isEmpty)
    #expect(record.epochs == 3 && record.bestEpoch == 2)
    let summary = try #require(record.summary)
    #expect((0..<60).contains(summary.durationSeconds))
    #expect(try #require(summary.peakMemoryBytes) > 1 << 20 && #require(summary.cpuSeconds) > 0)
    #expect(record.environment.toolVersion == Tool.version && !record.environment.cpu.isEmpty)
    let detail = try store.detail(of: run.id)
    #expect(detail.commandLine == ProcessInfo.processInfo.arguments)
    #expect(detail.logTail == "starting\ndone")
    #expect(try store.metricHistory(run: run.id, metric: "val.accuracy").map(\.value) == [0.5, 0.9, 0.7])
  }

  @Test func whatIsNotSaidStaysUnknown() throws {
    let run = try store.startRun()
    try run.log("loss", 2)
    try run.log("loss", 1)
    try run.log("loss", 0.5)
    try run.finish(.failed, reason: "out of memory")
    let record = try store.run(run.id)
    #expect(record.state == .failed && record.failureReason == "out of memory")
    #expect(record.epochs == nil && record.bestEpoch == nil && record.samplesPerSecond == nil)
    #expect(
      record.experiment == nil && record.dataset.isEmpty && record.params.isEmpty && record.tags.isEmpty)
    let points = try store.metricHistory(run: run.id, metric: "loss")
    #expect(points.map(\.step) == [1, 2, 3] && points.map(\.epoch) == [0, 0, 0])
    #expect(record.metrics["loss"]?.best(.minimize)?.epoch == nil)
    let fields: [RunField] = [
      .architecture, .dataset, .seed, .parameters, .epochs, .metric("loss", .epoch, .minimize),
    ]
    #expect(try store.outlines(fields: fields).map(\.values) == [fields.map { _ in nil }])
  }

  @Test func valuesWithoutAPlaceComeAfterTheLastPoint() throws {
    let run = try store.startRun()
    try run.log("loss", 4, epoch: 2, step: 600)
    try run.log("loss", 3)
    try run.log("loss", 2)
    try run.flush()
    try run.log("loss", 1)
    try run.finish()
    let points = try store.metricHistory(run: run.id, metric: "loss")
    #expect(points.map(\.step) == [600, 601, 602, 603] && points.allSatisfy { $0.epoch == 2 })
  }

  @Test func pointsAreWrittenWithinASecond() async throws {
    let run = try store.startRun()
    let start = ContinuousClock.now
    try run.log("val.f1", 0.5, epoch: 1)
    #expect(try store.run(run.id).metrics.isEmpty)
    try await eventually { try !store.run(run.id).metrics.isEmpty }
    // Far more than half a second only where the machine has no time for this.
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func aRunThatNobodyHoldsAnyMoreLosesNothing() throws {
    let id = try {
      let run = try store.startRun()
      try run.log("val.f1", 0.5, epoch: 1)
      return run.id
    }()
    #expect(try store.run(id).metrics["val.f1"]?.last == 0.5)
    #expect(try store.run(id).state == .running)
  }

  @Test func threadsMayShareARun() async throws {
    let run = try store.startRun()
    await withTaskGroup { group in
      for thread in 0..<4 {
        group.addTask {
          for step in 1...5_000 { try? run.log("train.loss", Double(thread), step: step * 4 + thread) }
        }
      }
    }
    try run.finish()
    let points = try store.metricHistory(run: run.id, metric: "train.loss")
    #expect(points.map(\.step) == Array(4..<20_004))
    #expect(points.allSatisfy { $0.value == Double($0.step % 4) })
  }

  @Test func moreThanTheBufferHoldsIsWrittenByTheCaller() throws {
    let run = try store.startRun()
    for step in 1...300_000 { try run.log("train.loss", 1, step: step) }
    #expect(try #require(store.run(run.id).metrics["train.loss"]).count >= 1 << 17)
    try run.finish()
    #expect(try store.run(run.id).metrics["train.loss"]?.count == 300_000)
  }

  @Test func aFailedWriteIsThrownByTheNextCallAndMadeUpFor() async throws {
    let run = try store.startRun()
    try execute("ALTER TABLE point RENAME TO hidden")
    try run.log("val.f1", 0.1, epoch: 1)
    // The next call after the thread's own write has failed.
    try await eventually {
      do { try run.note("still here") } catch { return true }
      return false
    }
    #expect(throws: StoreError.self) { try run.log("val.f1", 0.2, epoch: 2) }
    #expect(throws: StoreError.self) { try run.finish() }
    try execute("ALTER TABLE hidden RENAME TO point")
    try run.log("val.f1", 0.3, epoch: 3)
    try run.finish()
    #expect(try store.metricHistory(run: run.id, metric: "val.f1").map(\.value) == [0.1, 0.3])
  }

  @Test func aRunThatHasEndedTakesNothing() throws {
    let run = try store.startRun()
    try run.finish()
    let ended = StoreError.runEnded(run: run.id.short, state: .finished)
    #expect(throws: ended) { try run.log("val.f1", 1, epoch: 1) }
    #expect(throws: ended) { try run.note("too late") }
    #expect(throws: ended) { try run.finish() }
  }
}

/// Runs that belong to no process.
@Suite struct ContinuedRunTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  @Test func oneProcessAfterAnotherGoesOnWithIt() throws {
    let id = try store.startRun(.logged(name: "shell"), owner: .nobody).id
    try store.continueRun("shell").log("val.f1", 0.25, epoch: 1)
    let second = try store.continueRun(id.description)
    try second.log("val.f1", 0.5, epoch: 2)
    try second.note("halfway")
    try second.flush()
    try store.continueRun("shell").log("loss", 2)
    try store.continueRun("shell").log("loss", 1)
    #expect(try store.metricHistory(run: id, metric: "loss").map(\.value) == [2, 1])
    try store.continueRun("shell").note("done")
    try store.continueRun("shell").finish()
    let record = try store.run(id)
    #expect(record.metrics["val.f1"]?.count == 2 && record.epochs == 2)
    #expect(record.summary?.peakMemoryBytes == nil && record.summary?.cpuSeconds == nil)
    #expect(try store.detail(of: id).logTail == "halfway\ndone")
    #expect(throws: StoreError.runEnded(run: id.short, state: .finished)) { try store.continueRun("shell") }
  }

  @Test func itIsNeverAbandoned() throws {
    let id = try store.startRun(.logged(), owner: .nobody).id
    #expect(Surroundings.system.liveness(.nobody) == .unknown)
    #expect(try store.interruptAbandonedRuns() == 0)
    #expect(try store.run(id).state == .running)
  }

  @Test func aRunOfAProcessIsLeftToIt() throws {
    let run = try store.startRun(.sample())
    let owner = LeaseOwner.current
    #expect(throws: StoreError.ownedRun(run: run.id.short, pid: owner.pid, host: owner.host)) {
      try store.continueRun(run.id.description)
    }
  }
}
