import Foundation

/// The control group (cgroup v2) that this process is in, and what limits it sets.
struct ControlGroup {
  private let folder: String

  /// The group of this process; nil where the machine has no such groups.
  static var current: ControlGroup? {
    guard let groups = try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8),
      let line = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::") })
    else { return nil }
    let own = "/sys/fs/cgroup" + line.dropFirst("0::".count)
    // Inside a container the path may be that of the host, and the group is the root of what can be seen.
    return ControlGroup(
      folder: FileManager.default.fileExists(atPath: own) ? own : "/sys/fs/cgroup")
  }

  /// What one of its files says; nil where there is none.
  func text(_ file: String) -> String? {
    try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
  }

  /// The number in one of its files; nil where there is none, or `max`.
  func number(_ file: String) -> Int? {
    text(file).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }
}
