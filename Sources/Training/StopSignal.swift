import Synchronization

/// A wish to stop, made from any thread or signal handler and looked at once a step.
public final class StopSignal: Sendable {
  private let raised = Atomic<Bool>(false)

  /// A signal not raised.
  public init() {}

  /// Asks the training to stop at its next step.
  public func raise() { raised.store(true, ordering: .relaxed) }

  /// Whether somebody asked.
  public var isRaised: Bool { raised.load(ordering: .relaxed) }
}
