import Foundation
import Signals
import Sweeps
import Synchronization
import Testing
import Tracking

@Suite struct SchedulerTests {
  @Test func everyTrialIsCarriedOutOnceInOrder() throws {
    let fixture = try SweepFixture(trials: 12)
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    let outcome = try fixture.run(launcher, jobs: 1)
    #expect(outcome.finished == 12)
    #expect(outcome.failed == 0)
    #expect(outcome.left == 0)
    #expect(outcome.end == .complete)
    #expect(launcher.starts.map(\.params["seed"]) == (1...12).map { .integer($0) })
    #expect(launcher.starts.allSatisfy { $0.settings == WorkerSettings(threads: 2, sharesMachine: false) })
    #expect(try fixture.trials().allSatisfy { $0.state == .finished })
  }

  @Test func aFinishedSweepIsNotRunAgain() throws {
    let fixture = try SweepFixture(trials: 3)
    _ = try fixture.run(FakeLauncher(fixture.store) { _ in .finish(0.5) })
    let again = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    #expect(try fixture.run(again).finished == 3)
    #expect(again.launches == 0)
  }

  @Test func noMoreWorkersThanJobsLiveAtOnce() throws {
    let fixture = try SweepFixture(trials: 10)
    let most = Mutex(0)
    let launcher = FakeLauncher(fixture.store) { start in
      .finish(Double(start.attempt))
    }
    _ = try fixture.run(launcher, jobs: 3) { _ in
      let living = launcher.livingWorkers
      most.withLock { $0 = max($0, living) }
    }
    #expect(most.withLock { $0 } <= 3)
    #expect(launcher.starts.allSatisfy { $0.settings == WorkerSettings(threads: 1, sharesMachine: true) })
  }

  @Test(arguments: [(trials: 20, jobs: 3), (trials: 2, jobs: 8)])
  func workersAreKeptForTheNextTrialsAndStartedOnlyWhenNeeded(trials: Int, jobs: Int) throws {
    let fixture = try SweepFixture(trials: trials)
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    _ = try fixture.run(launcher, jobs: jobs)
    #expect(launcher.starts.count == trials)
    #expect(launcher.launches <= min(trials, jobs))
    #expect(launcher.livingWorkers == 0)
  }

  @Test func aWorkerThatAnswersAFailureIsKeptAndADeadOneReplaced() throws {
    let fixture = try SweepFixture(trials: 4)
    let launcher = FakeLauncher(fixture.store) { start in
      switch start.params["seed"] {
      case .integer(1) where start.attempt == 1: .fail(WorkerExit(.code(70), lastLine: "loss is NaN"))
      case .integer(2) where start.attempt == 1: .die(WorkerExit(.signal(11)))
      case .integer(3): .finishThenDie(WorkerExit(.signal(11)))
      default: .finish(0.5)
      }
    }
    #expect(try fixture.run(launcher, jobs: 1).finished == 4)
    #expect(launcher.starts.map(\.worker) == [1, 1, 1, 2, 2, 3])
  }

  @Test func anInterruptedWorkerIsNoFailureOfItsTrial() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { start in
      start.attempt == 1 ? .fail(WorkerExit(.code(130))) : .finish(0.5)
    }
    #expect(try fixture.run(launcher, retries: 0).finished == 1)
    #expect(try fixture.trials()[0].failures == 0)
    #expect(launcher.starts.map(\.worker) == [1, 2])
  }

  @Test func aCrashedTrialIsTriedAgain() throws {
    let fixture = try SweepFixture(trials: 4)
    let launcher = FakeLauncher(fixture.store) { start in
      start.params["seed"] == .integer(2) && start.attempt == 1
        ? .die(WorkerExit(.signal(9))) : .finish(0.5)
    }
    var events: [SweepEvent] = []
    let outcome = try fixture.run(launcher) { events.append($0) }
    #expect(outcome.finished == 4)
    #expect(launcher.starts.count == 5)
    #expect(events.contains(.retried(label: "seed=2", reason: "killed by signal 9", retry: 1, retries: 2)))
    let attempts = try fixture.store.attempts(trial: try fixture.trials()[1].id)
    #expect(attempts.map(\.outcome) == [.failed, .finished])
    #expect(attempts.first?.reason == "killed by signal 9")
    let states = try fixture.store.runs(RunFilter(sweep: fixture.sweep.id)).map(\.state)
    #expect(states.count { $0 == .interrupted } == 1 && states.count { $0 == .finished } == 4)
  }

  @Test func aTrialThatKeepsCrashingIsGivenUpWithItsReason() throws {
    let fixture = try SweepFixture(trials: 3)
    let launcher = FakeLauncher(fixture.store) { start in
      start.params["seed"] == .integer(1)
        ? .fail(WorkerExit(.code(70), lastLine: "out of luck")) : .finish(0.5)
    }
    var failures: [String] = []
    let outcome = try fixture.run(launcher, retries: 2) { event in
      if case .failed(let label, let reason, let progress) = event {
        failures.append("\(label) \(reason) \(progress.failed)")
      }
    }
    #expect(outcome.finished == 2)
    #expect(outcome.failed == 1)
    #expect(launcher.starts.count == 2 + 3)
    #expect(failures == ["seed=1 exit code 70: out of luck 1"])
    #expect(try fixture.trials().first?.failureReason == "exit code 70: out of luck")
  }

  @Test(arguments: [64, 65, 66] as [Int32])
  func badInputIsNotTriedAgain(code: Int32) throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { _ in .fail(WorkerExit(.code(code), lastLine: "bad")) }
    #expect(try fixture.run(launcher).failed == 1)
    #expect(launcher.starts.count == 1)
  }

  @Test func aWorkerThatEndsWithoutFinishingHasFailed() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { _ in .fail(WorkerExit(.code(0))) }
    #expect(try fixture.run(launcher, retries: 0).failed == 1)
    #expect(try fixture.trials().first?.failureReason == "ended without finishing its trial")
  }

  @Test func aCrashAfterTheTrialIsRecordedChangesNothing() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { _ in .finishThenDie(WorkerExit(.signal(11))) }
    #expect(try fixture.run(launcher).finished == 1)
    #expect(launcher.starts.count == 1)
  }

  @Test func twoSchedulersShareTheWork() async throws {
    let fixture = try SweepFixture(trials: 40)
    let launchers = (0..<2).map { _ in FakeLauncher(fixture.store) { _ in .finish(0.5) } }
    let outcomes = try await withThrowingTaskGroup(of: SweepOutcome.self) { group in
      for launcher in launchers {
        group.addTask {
          try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
              continuation.resume(with: Result { try fixture.run(launcher, jobs: 3) })
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0.finished == 40 && $0.left == 0 })
    let launched = launchers.flatMap(\.starts).map(\.lease.trialID)
    #expect(launched.count == 40 && Set(launched).count == 40)
    #expect(launchers.allSatisfy { !$0.starts.isEmpty })
    #expect(try fixture.store.runs(RunFilter(sweep: fixture.sweep.id)).count == 40)
  }

  @Test func theWorkOfADeadSchedulerIsTakenOver() throws {
    let fixture = try SweepFixture(trials: 2)
    let nobody = LeaseOwner(
      host: LeaseOwner.current.host, bootID: LeaseOwner.current.bootID, pid: Int32.max - 1)
    let lost = try fixture.store.claimTrial(sweep: fixture.sweep.id, owner: nobody, leaseSeconds: 1000)
    #expect(lost != nil)
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    #expect(try fixture.run(launcher).finished == 2)
  }

  @Test func progressTellsRunningTrialsAndTheBest() throws {
    let fixture = try SweepFixture(trials: 3)
    let stop = StopSignal()
    let launcher = FakeLauncher(fixture.store) { start in
      switch start.params["seed"] {
      case .integer(1): .finish(0.75)
      case .integer(2): .finish(0.5)
      default: .hang(deaf: false)
      }
    }
    var hanging: SweepProgress?
    var finished: [String: Double] = [:]
    _ = try fixture.run(launcher, jobs: 1, stop: stop) { event in
      switch event {
      case .finished(let label, let value, let seconds, _):
        finished[label] = value
        #expect(seconds == 1.5)
      case .progress(let progress) where progress.running.first?.epoch != nil:
        hanging = hanging ?? progress
        stop.raise()
      default: break
      }
    }
    #expect(finished == ["seed=1": 0.75, "seed=2": 0.5])
    #expect(hanging?.running == [.init(label: "seed=3", epoch: 3, epochs: 4, metric: 0.25)])
    #expect(hanging?.best == .init(label: "seed=1", value: 0.75))
    #expect(hanging?.finished == 2)
    #expect(hanging?.remaining.map { $0 > 0 } == true)
  }

  /// The first trial is over and three of four epochs of the second one, which are nine times as much work where costs
  /// are known.
  @Test(arguments: [true, false])
  func theTimeThatIsLeftIsThatOfTheWorkThatIsLeft(areCostsKnown: Bool) throws {
    let leftToDone: Double = areCostsKnown ? 9 / 31 : 0.25 / 1.75
    let fixture = try SweepFixture(trials: 2)
    let stop = StopSignal()
    let launcher = FakeLauncher(fixture.store) { start in
      start.params["seed"] == .integer(1) ? .finish(0.5) : .hang(deaf: false)
    }
    let hooks = SchedulerHooks(cost: { params in
      guard areCostsKnown else { return nil }
      return TrialCost(bytes: 0, multiplyAdds: params["seed"] == .integer(1) ? 1 : 9)
    })
    var seen: SweepProgress?
    _ = try fixture.run(launcher, jobs: 1, hooks: hooks, stop: stop) { event in
      guard case .progress(let progress) = event, progress.running.first?.epoch == 3 else { return }
      seen = seen ?? progress
      stop.raise()
    }
    let progress = try #require(seen)
    let ratio = try #require(progress.remaining) / progress.elapsed
    #expect(abs(ratio / leftToDone - 1) < 0.1)
  }
}
