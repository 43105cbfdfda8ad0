import Foundation

/// What this process has used of the machine so far.
public struct ProcessUsage: Hashable, Sendable {
  /// The most memory that it has held at once, in bytes; nil where the system does not tell.
  public var peakMemoryBytes: Int?
  /// The processor time of all its threads, in seconds, for itself and for the system.
  public var cpuSeconds: Double?

  /// The usage up to now.
  public static var current: ProcessUsage {
    ProcessUsage(peakMemoryBytes: peakMemoryByteCount, cpuSeconds: processorSeconds)
  }

  /// Lets the most memory be counted from now on, where the system can.
  public static func forgetPeak() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  /// From /proc, as `getrusage` counts the memory of the program that started this one too.
  private static var peakMemoryByteCount: Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { $0.split(separator: " ").compactMap { Int($0) }.first }.map { $0 * 1024 }
  }

  private static var processorSeconds: Double? {
    var usage = rusage()
    guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
