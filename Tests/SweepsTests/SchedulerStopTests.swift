import Foundation
import Signals
import Sweeps
import TestSupport
import Testing
import Tracking

/// How a sweep ends before its end.
@Suite struct SchedulerStopTests {
  @Test(arguments: [false, true])
  func anInterruptedSweepQueuesItsTrialsAgain(deaf: Bool) throws {
    let fixture = try SweepFixture(trials: 5)
    let stop = StopSignal()
    let launcher = FakeLauncher(fixture.store) { start in
      if start.params["seed"] == .integer(1) { return .finish(0.5) }
      return .hang(deaf: deaf)
    }
    let outcome = try fixture.run(launcher, graceSeconds: deaf ? 0.2 : 60, stop: stop) { event in
      if case .progress(let progress) = event, progress.running.count(where: { $0.epoch == 3 }) == 2 {
        stop.raise()
      }
    }
    #expect(outcome.end == .interrupted)
    #expect(outcome.finished == 1)
    #expect(outcome.left == 4)
    #expect(launcher.livingWorkers == 0)
    #expect(launcher.starts.count == 3)
    let trials = try fixture.trials()
    #expect(trials.map(\.state) == [.finished, .queued, .queued, .queued, .queued])
    #expect(trials.allSatisfy { $0.failures == 0 })
    let states = try fixture.store.runs(RunFilter(sweep: fixture.sweep.id)).map(\.state)
    #expect(states.count { $0 == .finished } == 1 && states.count { $0 == .interrupted } == 2)

    let resumed = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    #expect(try fixture.run(resumed).finished == 5)
    #expect(resumed.starts.count == 4)
  }

  @Test func aStopBeforeTheStartLaunchesNothing() throws {
    let fixture = try SweepFixture(trials: 2)
    let stop = StopSignal()
    stop.raise()
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    let outcome = try fixture.run(launcher, stop: stop)
    #expect(outcome.end == .interrupted && outcome.left == 2)
    #expect(launcher.starts.isEmpty)
  }

  @Test func aWorkerWhoseTrialWasGivenAwayIsKilled() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { start in
      start.attempt == 1 ? .hang(deaf: true) : .finish(0.5)
    }
    var isGivenAway = false
    let outcome = try fixture.run(launcher, leaseSeconds: 0.6) { event in
      guard case .progress(let progress) = event, progress.running.first?.epoch != nil, !isGivenAway,
        let lease = launcher.starts.first?.lease
      else { return }
      isGivenAway = (try? fixture.store.releaseTrial(lease, .interrupted("given to another"))) != nil
    }
    #expect(isGivenAway)
    #expect(outcome.finished == 1)
    #expect(launcher.starts.count == 2)
  }

  @Test func workersThatCannotBeStartedEndTheSweepWithoutLosingATrial() throws {
    let fixture = try SweepFixture(trials: 2)
    let missing = fixture.folder.path("missing")
    let launcher = ProcessLauncher(executable: missing, store: fixture.store.path)
    #expect(throws: SweepError.launchFailed("\(missing): No such file or directory")) {
      try fixture.run(launcher)
    }
    #expect(try fixture.trials().map(\.state) == [.queued, .queued])
  }

  @Test func realProcessesThatFailAreRetriedAndGivenUp() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = ProcessLauncher(executable: "/bin/false", store: fixture.store.path)
    #expect(try fixture.run(launcher, retries: 1).failed == 1)
    let attempts = try fixture.store.attempts(trial: try fixture.trials()[0].id)
    #expect(attempts.map(\.reason) == ["exit code 1", "exit code 1"])
  }
}
