import Foundation
import Sweeps
import Synchronization
import Testing
import Tracking

/// What keeps a sweep from taking too much: memory, time, failures.
@Suite struct SchedulerLimitTests {
  /// A cost in bytes by the seed.
  private static func hooks(_ bytes: @escaping (Int64) -> Int) -> SchedulerHooks {
    SchedulerHooks(cost: { params in
      guard case .integer(let seed) = params["seed"] else { return nil }
      return TrialCost(bytes: bytes(seed), multiplyAdds: 1)
    })
  }

  /// The seeds of the trials that were running when each was started, itself included.
  private final class Neighbours: Sendable {
    private let state = Mutex<(running: Set<Int64>, seen: [Set<Int64>])>(([], []))

    func run(_ start: FakeLauncher.Start) {
      guard case .integer(let seed) = start.params["seed"] else { return }
      state.withLock { state in
        state.running.insert(seed)
        state.seen.append(state.running)
      }
      Thread.sleep(forTimeInterval: 0.02)
      state.withLock { _ = $0.running.remove(seed) }
    }

    var seen: [Set<Int64>] { state.withLock { $0.seen } }
  }

  @Test func trialsThatDoNotFitTogetherRunOneAfterAnother() throws {
    let fixture = try SweepFixture(trials: 12)
    let neighbours = Neighbours()
    let launcher = FakeLauncher(fixture.store) { start in
      neighbours.run(start)
      return .finish(0.5)
    }
    // Of these three fit side by side, but the sixth takes all and the ninth more than there is.
    let hooks = Self.hooks { $0 == 6 ? 100 : $0 == 9 ? 1000 : 30 }
    #expect(try fixture.run(launcher, jobs: 6, memoryBytes: 100, hooks: hooks).finished == 12)
    #expect(neighbours.seen.allSatisfy { $0.count <= 3 })
    #expect(neighbours.seen.contains { $0.count == 3 })
    for seed in [6, 9] as [Int64] {
      #expect(neighbours.seen.allSatisfy { !$0.contains(seed) || $0 == [seed] })
    }
    let seeds = launcher.starts.map(\.params["seed"])
    #expect(seeds[5] == .integer(6) && seeds[8] == .integer(9), "a large one is not passed over")
    #expect(try fixture.trials().allSatisfy { $0.attempts == 1 }, "a trial that waits is not attempted")
  }

  @Test func aTrialKilledForWantOfMemoryIsTriedAloneAndThenGivenUp() throws {
    let fixture = try SweepFixture(trials: 8)
    let neighbours = Neighbours()
    let launcher = FakeLauncher(fixture.store) { start in
      neighbours.run(start)
      let isHungry = start.params["seed"] == .integer(2) || start.params["seed"] == .integer(3)
      let isCured = start.params["seed"] == .integer(3) && start.attempt > 1
      return isHungry && !isCured ? .die(WorkerExit(.outOfMemory)) : .finish(0.5)
    }
    var told: [String] = []
    let outcome = try fixture.run(launcher, jobs: 3, retries: 5) { event in
      switch event {
      case .retried(let label, let reason, let retry, _): told.append("\(label) \(reason) \(retry)")
      case .failed(let label, let reason, _): told.append("\(label) \(reason) for good")
      default: break
      }
    }
    #expect(outcome.finished == 7 && outcome.failed == 1)
    let reason = "killed for want of memory"
    #expect(
      Set(told) == ["seed=2 \(reason) 1", "seed=3 \(reason) 1", "seed=2 \(reason) for good"])
    let again = zip(launcher.starts, neighbours.seen).filter { $0.0.attempt > 1 }
    #expect(again.count == 2)
    #expect(again.allSatisfy { start, seen in seen.count == 1 && start.attempt == 2 })
    #expect(try fixture.trials()[1].failureReason == reason)
  }

  @Test func aLoneJobThatRunsOutOfMemoryIsNotTriedAgain() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { _ in .die(WorkerExit(.outOfMemory)) }
    #expect(try fixture.run(launcher, jobs: 1).failed == 1)
    #expect(launcher.starts.count == 1)
  }

  @Test func aSweepGoneBadIsGivenUp() throws {
    let fixture = try SweepFixture(trials: 20)
    let launcher = FakeLauncher(fixture.store) { start in
      if start.params["seed"] == .integer(1) { return .hang(deaf: false) }
      return .fail(WorkerExit(.code(65), lastLine: "bad"))
    }
    let outcome = try fixture.run(launcher, maxFailed: 3)
    #expect(outcome.end == .tooManyFailed && outcome.failed == 3 && outcome.left == 17)
    #expect(launcher.livingWorkers == 0)
    #expect(launcher.starts.count == 1 + 3)
    #expect(try fixture.trials()[0].failureReason == "too many trials of the sweep had failed")
    let again = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    #expect(try fixture.run(again, maxFailed: 3).end == .tooManyFailed)
    #expect(again.launches == 0)
  }

  @Test func whenTheTimeIsOverNothingMoreBegins() throws {
    let fixture = try SweepFixture(trials: 5)
    let launcher = FakeLauncher(fixture.store) { start in
      start.params["seed"] == .integer(1) ? .finish(0.5) : .hang(deaf: false)
    }
    let outcome = try fixture.run(launcher, budgetSeconds: 0.3)
    #expect(outcome.end == .budgetSpent && outcome.finished == 1 && outcome.left == 4)
    #expect(launcher.starts.count == 3 && launcher.livingWorkers == 0)
    let trials = try fixture.trials()
    #expect(trials.map(\.state) == [.finished, .queued, .queued, .queued, .queued])
    #expect(trials[1].failureReason == "the time of the sweep was over" && trials[1].failures == 0)
    let later = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    #expect(try fixture.run(later, budgetSeconds: 60).end == .complete)
  }
}
