package import Foundation

/// What the store asks the world outside for: the time, and whether a process lives.
///
/// Tests bring their own.
package struct Surroundings: Sendable {
  /// Whether the owner of a lease can still be at work.
  package enum Liveness: Sendable {
    /// It runs.
    case alive
    /// It is gone for good.
    case dead
    /// It is on another machine, or no process at all; only time will tell.
    case unknown
  }

  /// The time.
  package var now: @Sendable () -> Date
  /// Whether a process lives.
  package var liveness: @Sendable (LeaseOwner) -> Liveness

  /// Surroundings of the caller's making.
  package init(
    now: @escaping @Sendable () -> Date, liveness: @escaping @Sendable (LeaseOwner) -> Liveness
  ) {
    self.now = now
    self.liveness = liveness
  }

  /// The real ones.
  package static let system = Surroundings(now: { Date() }, liveness: liveness(of:))
}

/// Judges by host, boot and process; a process that has ended but was not waited for counts as dead.
private func liveness(of owner: LeaseOwner) -> Surroundings.Liveness {
  guard !owner.isNobody else { return .unknown }
  let current = LeaseOwner.current
  guard owner.host == current.host else { return .unknown }
  guard owner.bootID == current.bootID else { return .dead }
  guard owner.pid > 0 else { return .dead }
  if kill(owner.pid, 0) != 0 && errno == ESRCH { return .dead }
  return isZombie(owner.pid) ? .dead : .alive
}

/// Whether /proc says so; where there is no /proc, no.
private func isZombie(_ pid: Int32) -> Bool {
  guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
  // The state follows the command in brackets, which may itself hold brackets and spaces.
  guard let bracket = status.lastIndex(of: ")") else { return false }
  return status[bracket...].dropFirst(2).first.map { "ZX".contains($0) } ?? false
}
