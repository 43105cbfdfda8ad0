import Foundation

/// The memory that processes of this machine may still take without driving others out.
public enum FreeMemory {
  /// The bytes: what Linux calls available (/proc/meminfo), or what is left to the control group (cgroup v2) of this
  /// process where that is less; nil where neither is told.
  public static var bytes: Int? {
    let meminfo = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)
    let machine = meminfo.flatMap { KernelTable($0)["MemAvailable"] }.map { $0 << 10 }
    return [machine, ControlGroup.current.flatMap(bytes(leftTo:))].compactMap(\.self).min()
  }

  /// Files that the group has in memory count as free, as they can be read again.
  private static func bytes(leftTo group: ControlGroup) -> Int? {
    guard let limit = group.number("memory.max") else { return nil }
    let used = group.text("memory.stat").flatMap { KernelTable($0)["anon"] } ?? 0
    return max(0, limit - used)
  }
}
