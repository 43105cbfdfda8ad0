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
    /// Trains, but the worker crashes after its trial is recorded.
    case finishThenEnd(WorkerExit)
    /// Starts a run and ends without finishing it.
    case end(WorkerExit)
    /// Starts a run and waits to be interrupted, then exits with 130; `deaf` ones have to be killed.
    case hang(deaf: Bool)
  }

  /// One launch: the order and its number among the launches of its trial, from 1.
  struct Launch: Sendable {
    let order: WorkerOrder
    let params: Params
    let attempt: Int
  }

  private let store: Store
  private let behaviour: @Sendable (Launch) -> Behaviour
  private let log = Mutex<[Launch]>([])
  private let living = Mutex(0)

  init(_ store: Store, _ behaviour: @escaping @Sendable (Launch) -> Behaviour) {
    self.store = store
    self.behaviour = behaviour
  }

  /// Every launch so far.
  var launches: [Launch] { log.withLock { $0 } }

  /// How many workers have not ended.
  var livingWorkers: Int { living.withLock { $0 } }

  func launch(
    _ order: WorkerOrder, whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) throws(SweepError) -> any Worker {
    let params = (try? store.trial(order.lease.trialID).params) ?? [:]
    let launch = log.withLock { log in
      let earlier = log.count { $0.order.lease.trialID == order.lease.trialID }
      let launch = Launch(order: order, params: params, attempt: earlier + 1)
      log.append(launch)
      return launch
    }
    let worker = FakeWorker()
    living.withLock { $0 += 1 }
    let behaviour = behaviour(launch)
    Thread.detachNewThread {
      let exit = self.work(launch, behaviour, worker)
      self.living.withLock { $0 -= 1 }
      whenEnded(exit)
    }
    return worker
  }

  private func work(_ launch: Launch, _ behaviour: Behaviour, _ worker: FakeWorker) -> WorkerExit {
    do {
      let run = try store.startRun(.sample(launch.order.lease, params: launch.params))
      switch behaviour {
      case .finish(let value):
        try finish(run, value)
        return WorkerExit(.code(0))
      case .finishThenEnd(let exit):
        try finish(run, 0.5)
        return exit
      case .end(let exit):
        return exit
      case .hang(let isDeaf):
        run.log("val.f1", 0.25, epoch: 3, step: 3)
        try run.flush()
        return worker.waitForSignal(deaf: isDeaf)
      }
    } catch {
      return WorkerExit(.code(70), lastLine: "\(error)")
    }
  }

  private func finish(_ run: RunWriter, _ value: Double) throws {
    run.log("val.f1", value, epoch: 1, step: 1)
    try run.finish(.finished, summary: RunSummary(epochs: 1, durationSeconds: 1.5))
  }
}

/// A worker that notes the signals it gets.
private final class FakeWorker: Worker {
  private let signals = Mutex<[Int32]>([])

  func interrupt() { signals.withLock { $0.append(SIGINT) } }

  func kill() { signals.withLock { $0.append(SIGKILL) } }

  func waitForSignal(deaf: Bool) -> WorkerExit {
    while true {
      let seen = signals.withLock { $0 }
      if seen.contains(SIGKILL) { return WorkerExit(.signal(SIGKILL)) }
      if seen.contains(SIGINT), !deaf { return WorkerExit(.code(130)) }
      Thread.sleep(forTimeInterval: 0.002)
    }
  }
}
