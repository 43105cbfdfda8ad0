import Foundation

extension RunEnvironment {
  /// The machine, the tool and the checked-out commit of the current folder.
  ///
  /// - Parameter threads: the threads that the run computes with.
  public static func current(threads: Int) -> RunEnvironment {
    RunEnvironment(
      toolVersion: Tool.version, gitCommit: GitState.current.commit, gitDirty: GitState.current.isDirty,
      host: ProcessInfo.processInfo.hostName,
      operatingSystem: ProcessInfo.processInfo.operatingSystemVersionString, cpu: cpuModel, threads: threads)
  }

  /// What the kernel calls the processor.
  private static let cpuModel: String = {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":", maxSplits: 1).last
    return model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
  }()
}
