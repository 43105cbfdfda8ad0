import Foundation
public import Signals
public import Tracking

/// Follows a sweep that other processes carry out, and tells what happens as its scheduler would.
public struct SweepWatch {
  private let store: Store
  private let sweep: SweepRecord
  private let observe: (SweepEvent) -> Void

  /// How often the store is read, in seconds.
  private static let interval = 0.5
  /// How long the stop signal may go unnoticed.
  private static let tick = 0.05

  /// A watch of the sweep of a name; `StoreError.unknownSweep` names the nearest.
  ///
  /// - Parameters:
  ///   - store: it is only read.
  ///   - observe: told what happens, on the thread that calls `run`.
  public init(
    store: Store, sweep name: String, observe: @escaping (SweepEvent) -> Void
  ) throws(StoreError) {
    self.store = store
    sweep = try store.sweep(named: name)
    self.observe = observe
  }

  /// Follows the sweep until nobody is at work on it any more, or until the signal is raised; returns how far it is then.
  public func run(until stop: StopSignal) throws(StoreError) -> SweepProgress {
    let monitor = try SweepMonitor(store: store, sweep: sweep, varying: nil) { _ in nil }
    observe(.progress(monitor.latest))
    while !stop.isRaised {
      // Who is gone has left nothing that a later look could miss.
      let isAttended = try store.isAttended(sweep.id)
      let open = monitor.snapshot.waiting + monitor.snapshot.trials.filter(\.isGoingOn).map(\.id)
      observe(.progress(try monitor.refresh(untold: open)))
      for trial in monitor.snapshot.trials where !trial.isGoingOn { observe(monitor.tell(endOf: trial)) }
      guard isAttended else { break }
      wait(until: stop)
    }
    return monitor.latest
  }

  private func wait(until stop: StopSignal) {
    let end = ContinuousClock.now + .seconds(Self.interval)
    while !stop.isRaised, ContinuousClock.now < end { Thread.sleep(forTimeInterval: Self.tick) }
  }
}
