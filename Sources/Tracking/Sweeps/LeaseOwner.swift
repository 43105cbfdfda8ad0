import Foundation

/// The process that holds a lease or writes a run, named so that others can tell whether it lives.
public struct LeaseOwner: Hashable, Sendable {
  /// The machine's name.
  public var host: String
  /// What the machine calls the time since it was last switched on; empty where it does not say.
  public var bootID: String
  /// The process on that machine.
  public var pid: Int32

  /// An owner.
  public init(host: String, bootID: String, pid: Int32) {
    self.host = host
    self.bootID = bootID
    self.pid = pid
  }

  /// No process at all: of a run that is written by many, one after another, as those of a shell are.
  public static let nobody = LeaseOwner(host: current.host, bootID: "", pid: 0)

  /// Whether it is no process.
  var isNobody: Bool { pid == 0 }

  /// This process.
  public static let current = LeaseOwner(
    host: ProcessInfo.processInfo.hostName,
    bootID: (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines) ?? "",
    pid: ProcessInfo.processInfo.processIdentifier)
}
