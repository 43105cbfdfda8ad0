import Foundation
import Signals
import Sweeps
import Synchronization
import Testing
import Tracking

/// A sweep seen from another process, which has the store open for reading.
@Suite(.timeLimit(.minutes(1))) struct SweepWatchTests {
  private func watch(
    _ fixture: SweepFixture, until stop: StopSignal = StopSignal(),
    observe: @escaping (SweepEvent) -> Void = { _ in }
  ) throws -> SweepProgress {
    let store = try Store.open(fixture.store.path, .readOnly)
    return try SweepWatch(store: store, sweep: "seeds", observe: observe).run(until: stop)
  }

  @Test func aSweepThatNobodyWorksAtIsToldAtOnce() throws {
    let fixture = try SweepFixture(trials: 3)
    let progress = try watch(fixture)
    #expect(progress.total == 3 && progress.done == 0 && progress.running.isEmpty)
  }

  @Test func anUnknownSweepIsAnError() throws {
    let fixture = try SweepFixture(trials: 1)
    #expect(throws: StoreError.unknownSweep("seds", nearest: "seeds")) {
      try SweepWatch(store: fixture.store, sweep: "seds") { _ in }
    }
  }

  /// This process itself counts as the scheduler, so that it takes the stop signal to end the watch.
  @Test func everyEndIsToldOnceWithACountOfItsOwn() throws {
    let fixture = try SweepFixture(trials: 6)
    let (stop, release) = (StopSignal(), StopSignal())
    let launcher = FakeLauncher(fixture.store) { start in
      while !release.isRaised { Thread.sleep(forTimeInterval: 0.01) }
      return start.params["seed"] == .integer(4) ? .prune("too bad") : .finish(0.5)
    }
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = try? fixture.run(launcher)
      isOver.signal()
    }
    // What the watch is to see must have begun.
    while launcher.starts.count < 2 { Thread.sleep(forTimeInterval: 0.01) }
    var counts: [Int] = []
    var labels: Set<String> = []
    var seen: SweepProgress?
    let last = try watch(fixture, until: stop) { event in
      switch event {
      case .progress(let progress):
        seen = seen ?? progress
        release.raise()
        if progress.done == progress.total { stop.raise() }
      case .finished(let label, _, _, let progress), .pruned(let label, _, let progress):
        counts.append(progress.done)
        labels.insert(label)
      case .failed, .retried: break
      }
    }
    isOver.wait()
    #expect(seen?.running.map(\.label) == ["seed=1", "seed=2"])
    #expect(counts == Array(1...6) && labels == Set((1...6).map { "seed=\($0)" }))
    #expect(last.finished == 5 && last.pruned == 1 && last.best?.value == 0.5)
  }
}
