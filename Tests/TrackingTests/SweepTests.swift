import Foundation
import Testing
import Tracking

extension SweepDefinition {
  static func sample(_ name: String = "grid") -> SweepDefinition {
    SweepDefinition(
      name: name, method: "grid", objective: MetricObjective(metric: "val.f1", goal: .maximize),
      experimentText: "name: grid\n", resolved: "{}")
  }
}

extension Cell {
  static func sample(_ number: Int64) -> Cell {
    Cell(params: ["seed": .integer(number), "rate": .real(1.0)])
  }
}

@Suite struct SweepTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func register(_ seeds: [Int64]) throws -> SweepRecord {
    try store.registerSweep(.sample(), cells: seeds.map(Cell.sample))
  }

  private func visibleSeeds(_ sweep: SweepID) throws -> [ParamValue?] {
    try store.trials(sweep: sweep).filter { !$0.isHidden }.map { $0.params["seed"] }
  }

  @Test func registeringTwiceChangesNothing() throws {
    let first = try register([1, 2, 3])
    let trials = try store.trials(sweep: first.id)
    #expect(first.counts == [.queued: 3] && first.hiddenCount == 0 && first.trialCount == 3)
    #expect(trials.map(\.params) == [1, 2, 3].map { Cell.sample($0).params })
    #expect(trials.map(\.cellHash) == [1, 2, 3].map { Cell.sample($0).hash })
    let second = try register([1, 2, 3])
    #expect(second.id == first.id)
    #expect(try store.trials(sweep: first.id).map(\.id) == trials.map(\.id))
    #expect(try store.sweeps().map(\.name) == ["grid"])
  }

  @Test func newCellsAreAddedAndAbsentOnesHiddenAndShownAgain() throws {
    let sweep = try register([1, 2])
    let finished = try finishOneTrial(of: sweep.id)
    let extended = try register([2, 3])
    #expect(extended.counts == [.queued: 2] && extended.hiddenCount == 1)
    #expect(try visibleSeeds(sweep.id) == [.integer(2), .integer(3)])
    let whole = try register([1, 2, 3])
    #expect(whole.counts == [.queued: 2, .finished: 1] && whole.hiddenCount == 0)
    #expect(try store.trials(sweep: sweep.id).first?.run == finished)
  }

  @Test func aHiddenTrialIsNotClaimed() throws {
    let sweep = try register([1])
    _ = try register([])
    #expect(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60) == nil)
  }

  @Test func aCellListedTwiceIsOneTrial() throws {
    #expect(try register([1, 1, 1]).counts == [.queued: 1])
  }

  @Test func sweepsDoNotShareTrials() throws {
    let first = try register([1])
    let second = try store.registerSweep(.sample("other"), cells: [.sample(1)])
    #expect(try store.trials(sweep: first.id).map(\.id) != store.trials(sweep: second.id).map(\.id))
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() throws {
    _ = try register([])
    #expect(throws: StoreError.unknownSweep("gird", nearest: "grid")) { try store.sweep(named: "gird") }
    #expect(throws: StoreError.self) { try store.trials(sweep: SweepID()) }
    #expect(throws: StoreError.unknownTrial(99)) { try store.trial(99) }
  }

  @Test func runsOfASweepAreFound() throws {
    let sweep = try register([1, 2])
    let run = try finishOneTrial(of: sweep.id)
    _ = try store.startRun(.sample())
    #expect(try store.runs(RunFilter(sweep: sweep.id)).map(\.id) == [run])
    #expect(try store.run(run).sweep == sweep.id)
  }

  private func finishOneTrial(of sweep: SweepID) throws -> RunID {
    let lease = try #require(try store.claimTrial(sweep: sweep, leaseSeconds: 60))
    let writer = try store.startRun(.sample(trial: lease))
    try writer.finish(.finished, summary: .sample)
    return writer.id
  }
}
