import Foundation
import Signals
import Sweeps
import Testing
import Tracking

/// Sweeps that grow, and trials that are set aside, while a scheduler runs.
@Suite struct SchedulerHookTests {
  @Test func trialsThatAreLaidOutOnTheWayAreCarriedOut() throws {
    let fixture = try SweepFixture(trials: 2)
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    var added = 2
    var askedAtTheEnd = 0
    let hooks = SchedulerHooks(extend: {
      // A sampler that learns from results lays out one trial for each free slot.
      guard added < 7 else {
        askedAtTheEnd += 1
        return 0
      }
      added += 1
      try fixture.add(seed: Int64(added))
      return 1
    })
    let outcome = try fixture.run(launcher, hooks: hooks)
    #expect(outcome.end == .complete && outcome.finished == 7 && outcome.left == 0)
    // Trials that begin together do so in any order.
    #expect(Set(launcher.starts.map(\.params["seed"])) == Set((1...7).map { .integer($0) }))
    #expect(askedAtTheEnd >= 1)
  }

  @Test func whatASamplerThrowsEndsTheSweepInOrder() throws {
    let fixture = try SweepFixture(trials: 1)
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    let hooks = SchedulerHooks(extend: { throw SweepError.noValues(parameter: "seed") })
    #expect(throws: SweepError.noValues(parameter: "seed")) {
      try fixture.run(launcher, jobs: 1, hooks: hooks)
    }
    #expect(launcher.livingWorkers == 0)
    #expect(try fixture.trials().map(\.state) == [.finished])
  }

  @Test(.timeLimit(.minutes(1))) func aSamplerWhoseTrialsOthersTakeCanBeStopped() throws {
    let fixture = try SweepFixture(trials: 1)
    let stop = StopSignal()
    var asked = 0
    let hooks = SchedulerHooks(extend: {
      asked += 1
      if asked == 3 { stop.raise() }
      return 1
    })
    let launcher = FakeLauncher(fixture.store) { _ in .finish(0.5) }
    _ = try fixture.run(launcher, jobs: 1, hooks: hooks, stop: stop)
    #expect(asked == 3)
  }

  @Test func pausedTrialsArePromotedAndTheOthersPrunedAtTheEnd() throws {
    let fixture = try SweepFixture(trials: 6)
    let launcher = FakeLauncher(fixture.store) { start in
      guard case .integer(let seed) = start.params["seed"] else { return .finish(0) }
      return start.attempt == 1 ? .pause(Double(seed)) : .finish(Double(seed))
    }
    // Of six the best two go on, once all have reported.
    let hooks = SchedulerHooks(promoting: { rung in
      rung.entries.count < 6 ? nil : rung.entries.prefix(2).first { $0.isWaiting }?.trial
    })
    var mostPaused = 0
    var events: [SweepEvent] = []
    let outcome = try fixture.run(launcher, retries: 0, hooks: hooks) { event in
      events.append(event)
      if case .progress(let progress) = event { mostPaused = max(mostPaused, progress.paused) }
    }
    #expect(outcome.end == .complete)
    #expect(outcome.finished == 2 && outcome.pruned == 4 && outcome.failed == 0 && outcome.left == 0)
    #expect(mostPaused >= 4)
    #expect(launcher.starts.count == 8)
    #expect(Set(launcher.starts.dropFirst(6).map(\.params["seed"])) == [.integer(5), .integer(6)])
    #expect(try fixture.trials().allSatisfy { $0.failures == 0 })
  }

  @Test func anEarlyStopIsTold() throws {
    let fixture = try SweepFixture(trials: 2)
    let launcher = FakeLauncher(fixture.store) { start in
      start.params["seed"] == .integer(1) ? .prune("epoch 1: too bad") : .finish(0.5)
    }
    var pruned: [String] = []
    let outcome = try fixture.run(launcher, jobs: 1) { event in
      if case .pruned(let label, let reason, let progress) = event {
        pruned.append("\(progress.done) \(label) \(reason)")
      }
    }
    #expect(outcome.finished == 1 && outcome.pruned == 1)
    #expect(pruned == ["1 seed=1 epoch 1: too bad"])
  }

  @Test func everyEndThatIsToldHasACountOfItsOwn() throws {
    let fixture = try SweepFixture(trials: 40)
    // All eight workers end at about the same time, again and again.
    let launcher = FakeLauncher(fixture.store) { start in
      guard case .integer(let seed) = start.params["seed"] else { return .finish(0) }
      return seed % 5 == 0 ? .prune("too bad") : seed % 7 == 0 ? .fail(WorkerExit(.code(65))) : .finish(0.5)
    }
    var counts: [Int] = []
    _ = try fixture.run(launcher, jobs: 8) { event in
      switch event {
      case .finished(_, _, _, let progress), .pruned(_, _, let progress), .failed(_, _, let progress):
        counts.append(progress.done)
      case .progress, .retried: break
      }
    }
    #expect(counts == Array(1...40))
  }
}
