import Foundation
import Sweeps
import Synchronization
import Tracking

/// Workers that are threads of the test and write to the real store.
final class FakeLauncher: Launcher {
  /// What a worker does.
  enum Behaviour: Sendable {
    /// Trains: logs a value of `val.f1` and finishes the trial.
    case finish(Double)
    /// Trains an epoch after which the trial is stopped early.
    case prune(String)
    /// Trains an epoch and sets the trial aside.
    case pause(Double)
    /// Trains, but the worker dies after its trial is recorded.
    case finishThenDie(WorkerExit)
    /// Starts a run, does not finish it, and tells so.
    case fail(WorkerExit)
    /// Starts a run and dies.
    case die(WorkerExit)
    /// Starts a run and waits to be interrupted, then tells so and ends; `deaf` ones have to be killed.
    case hang(deaf: Bool)
  }

  /// One order: which trial it is for, its number among the orders for that trial, from 1, and who got it.
  struct Start: Sendable {
    let lease: TrialLease
    let params: Params
    let attempt: Int
    let worker: Int
    let settings: WorkerSettings
  }

  private let store: Store
  private let behaviour: @Sendable (Start) -> Behaviour
  private let log = Mutex<[Start]>([])
  private let launched = Mutex(0)
  private let living = Mutex(0)

  init(_ store: Store, _ behaviour: @escaping @Sendable (Start) -> Behaviour) {
    self.store = store
    self.behaviour = behaviour
  }

  /// Every order so far.
  var starts: [Start] { log.withLock { $0 } }

  /// How many workers were launched.
  var launches: Int { launched.withLock { $0 } }

  /// How many workers have not ended.
  var livingWorkers: Int { living.withLock { $0 } }

  func launch(
    _ settings: WorkerSettings, events: @escaping @Sendable (WorkerEvent) -> Void
  ) throws(SweepError) -> any Worker {
    let number = launched.withLock {
      $0 += 1; return $0
    }
    living.withLock { $0 += 1 }
    let worker = FakeWorker()
    Thread.detachNewThread {
      let exit = self.work(worker, number, settings, events)
      self.living.withLock { $0 -= 1 }
      worker.end()
      events(.workerEnded(exit))
    }
    return worker
  }

  /// Carries out orders until there are no more, or until the worker dies.
  private func work(
    _ worker: FakeWorker, _ number: Int, _ settings: WorkerSettings, _ tell: (WorkerEvent) -> Void
  ) -> WorkerExit {
    while let order = worker.next() {
      let params = (try? store.trial(order.trial).params) ?? [:]
      let start = log.withLock { log in
        let earlier = log.count { $0.lease.trialID == order.trial }
        let start = Start(
          lease: TrialLease(trialID: order.trial, token: order.token, expiresAt: .distantFuture),
          params: params, attempt: earlier + 1, worker: number, settings: settings)
        log.append(start)
        return start
      }
      let (result, death) = carryOut(start, worker)
      if let result { tell(.trialEnded(order.trial, result)) }
      if let death { return death }
    }
    return WorkerExit(.code(0))
  }

  /// What the worker answers, and how it ends where it does.
  private func carryOut(_ start: Start, _ worker: FakeWorker) -> (result: WorkerExit?, death: WorkerExit?) {
    do {
      let run = try store.startRun(.sample(start.lease, params: start.params))
      switch behaviour(start) {
      case .finish(let value):
        try finish(run, value)
        return (WorkerExit(.code(0)), nil)
      case .prune(let reason):
        try run.finish(.pruned, reason: reason, summary: RunSummary(epochs: 1, durationSeconds: 1))
        return (WorkerExit(.code(0)), nil)
      case .pause(let value):
        _ = try run.report(epoch: 1, value: value) { _ in .pause }
        try run.pause(epoch: 1, summary: RunSummary(epochs: 1, durationSeconds: 1))
        return (WorkerExit(.code(0)), nil)
      case .finishThenDie(let exit):
        try finish(run, 0.5)
        return (nil, exit)
      case .fail(let exit):
        return (exit, nil)
      case .die(let exit):
        return (nil, exit)
      case .hang(let isDeaf):
        run.log("val.f1", 0.25, epoch: 3, step: 3)
        try run.flush()
        let exit = worker.waitForSignal(deaf: isDeaf)
        return (exit.cause == .code(130) ? exit : nil, exit)
      }
    } catch {
      return (WorkerExit(.code(70), lastLine: "\(error)"), nil)
    }
  }

  private func finish(_ run: RunWriter, _ value: Double) throws {
    run.log("val.f1", value, epoch: 1, step: 1)
    try run.finish(.finished, summary: RunSummary(epochs: 1, durationSeconds: 1.5))
  }
}
