import Synchronization

/// A flag that asks for an orderly end; raised by a signal handler or another thread, never lowered.
public final class StopSignal: Sendable {
  private let flag = Atomic(false)

  /// A signal that is not raised.
  public init() {}

  /// Whether the end was asked for.
  public var isRaised: Bool { flag.load(ordering: .acquiring) }

  /// Asks for the end.
  public func raise() { flag.store(true, ordering: .releasing) }
}
