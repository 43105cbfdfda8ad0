import Foundation
import Tracking

extension RunEnvironment {
  /// The machine, the tool and the checked-out commit of the current folder.
  static func current(threads: Int) -> RunEnvironment {
    let commit = git(["rev-parse", "HEAD"])
    return RunEnvironment(
      toolVersion: Tool.version, gitCommit: commit,
      gitDirty: commit == nil
        ? nil : git(["status", "--porcelain", "--untracked-files=no"]).map { !$0.isEmpty },
      host: ProcessInfo.processInfo.hostName,
      operatingSystem: ProcessInfo.processInfo.operatingSystemVersionString,
      cpu: cpuModel, threads: threads)
  }

  /// What the kernel calls the processor.
  private static var cpuModel: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":", maxSplits: 1).last
    return model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
  }

  /// The answer of git, or nil outside a repository or without git.
  private static func git(_ arguments: [String]) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// The most memory that this process has held at once, in bytes.
func peakMemoryByteCount() -> Int? {
  let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line.flatMap { $0.split(separator: " ").compactMap { Int($0) }.first }.map { $0 * 1024 }
}
