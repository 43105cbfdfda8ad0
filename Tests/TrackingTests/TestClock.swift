import Foundation
import Synchronization
import Tracking

/// A clock that a test moves by hand.
final class TestClock: Sendable {
  private let instant = Mutex(Date(timeIntervalSince1970: 1_700_000_000))

  /// Moves the clock on.
  func advance(_ seconds: Double) { instant.withLock { $0 += seconds } }

  /// Surroundings that go by this clock.
  func surroundings(
    liveness: @escaping @Sendable (LeaseOwner) -> Surroundings.Liveness = { _ in .alive }
  ) -> Surroundings {
    Surroundings(now: { self.instant.withLock { $0 } }, liveness: liveness)
  }
}
