import Testing
import Tracking

/// A sweep of trials whose workers the test plays, in a store on disk.
struct EarlyTerminationFixture {
  let fixture: StoreFixture
  let sweep: SweepID
  var store: Store { fixture.store }

  /// A sweep of one trial for each number from 1 on.
  init(trials: Int64, goal: Goal = .maximize, surroundings: Surroundings = .system) throws {
    fixture = try StoreFixture(surroundings: surroundings)
    var definition = SweepDefinition.sample()
    definition.objective.goal = goal
    sweep = try fixture.store.registerSweep(definition, cells: (1...trials).map(Cell.sample)).id
  }

  /// A worker that has claimed a trial and started its run.
  func worker(
    owner: LeaseOwner = .current, promoting: ((Rung) -> Int64?)? = nil, alone: Bool = false
  ) throws -> (lease: TrialLease, run: RunWriter)? {
    let lease = try store.claimTrial(
      sweep: sweep, owner: owner, leaseSeconds: 60, promoting: promoting, alone: alone)
    return try lease.map { ($0, try store.startRun(.sample(trial: $0))) }
  }

  /// Lets the next trial report after an epoch and pauses it there.
  @discardableResult
  func pauseNext(_ value: Double, epoch: Int = 1) throws -> Int64 {
    let worker = try #require(try worker())
    #expect(try worker.run.report(epoch: epoch, value: value) { _ in .pause } == .pause)
    try worker.run.pause(epoch: epoch, summary: .sample)
    return worker.lease.trialID
  }

  /// The numbers of the trials, oldest first.
  func ids() throws -> [Int64] { try store.trials(sweep: sweep).map(\.id) }
}

/// Promotes the best that waits, whatever its rank.
func promoteBest(_ rung: Rung) -> Int64? { rung.entries.first { $0.isWaiting }?.trial }
