import Foundation

/// How many processes the kernel has killed for want of memory: the only trace that such a kill leaves.
package struct MemoryKills: Sendable {
  /// The number so far; it only grows.
  package let count: @Sendable () -> Int

  /// A count of the caller's making.
  package init(count: @escaping @Sendable () -> Int) { self.count = count }

  /// The count of the machine and that of the control group of this process; zero where neither is told.
  package static let system = MemoryKills {
    let events = ControlGroup.current?.text("memory.events") ?? ""
    let machine = (try? String(contentsOfFile: "/proc/vmstat", encoding: .utf8)) ?? ""
    return [events, machine].reduce(0) { $0 + (KernelTable($1)["oom_kill"] ?? 0) }
  }
}
