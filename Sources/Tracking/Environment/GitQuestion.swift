import Foundation

/// A git command under way, whose answer is taken in time or not at all.
struct GitQuestion {
  private let process = Process()
  private let output = Pipe()

  /// Starts git; nil where that is not possible.
  init?(_ command: [String], in folder: String) {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: folder)
    // It only looks: the index is not to be locked for others.
    process.environment = ProcessInfo.processInfo.environment.merging(["GIT_OPTIONAL_LOCKS": "0"]) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
  }

  /// What git says, up to a number of bytes; nil where it fails or takes too long.
  func answer(limit: Int, deadline: ContinuousClock.Instant) -> (text: String, isTruncated: Bool)? {
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let descriptor = output.fileHandleForReading.fileDescriptor
    while answer.count <= limit {
      guard Self.waitForInput(on: descriptor, until: deadline) else { return nil }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    let isTruncated = answer.count > limit
    guard isTruncated || hasSucceeded(before: deadline) else { return nil }
    return (String(decoding: answer.prefix(limit), as: UTF8.self), isTruncated)
  }

  /// Whether there is something to read, or nothing more to come, before a deadline.
  private static func waitForInput(on descriptor: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    let milliseconds = (deadline - .now) / .milliseconds(1)
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, Int32(max(0, min(milliseconds, 1e6)))) > 0
  }

  private func hasSucceeded(before deadline: ContinuousClock.Instant) -> Bool {
    while process.isRunning {
      guard ContinuousClock.now < deadline else { return false }
      usleep(200)
    }
    return process.terminationStatus == 0
  }
}
