import Foundation
import TestSupport

/// The built command in a process of its own.
///
/// Its output goes to files, so that no full pipe can hold it up and no child of it can hold a pipe open.
struct RunningCommand {
  private let process = Process()
  private let streams: TemporaryFolder
  /// Kept until the process has ended.
  private let folder: TemporaryFolder

  /// How long a command may take before it counts as hanging.
  static let patience = Duration.seconds(120)

  /// Starts the command in a folder.
  ///
  /// - Parameter input: what is standard input; nil for nothing.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String], input: Pipe? = nil
  ) throws {
    streams = try TemporaryFolder()
    self.folder = folder
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.url
    if let input { process.standardInput = input } else { process.standardInput = FileHandle.nullDevice }
    process.standardOutput = try FileHandle(forWritingTo: Self.emptyFile("output", in: streams))
    process.standardError = try FileHandle(forWritingTo: Self.emptyFile("errors", in: streams))
    try process.run()
  }

  /// The process.
  var pid: Int32 { process.processIdentifier }

  /// Sends a signal to the process alone.
  func signal(_ number: Int32) { kill(pid, number) }

  /// Whether the process has not ended yet.
  var isRunning: Bool { process.isRunning }

  /// Waits for the end.
  func result(within patience: Duration = patience) async throws -> CommandResult {
    do {
      try await eventually("the end of the command", within: patience) { !process.isRunning }
    } catch {
      signal(SIGKILL)
      throw error
    }
    return CommandResult(
      exitCode: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: try text(of: "output"), errors: try text(of: "errors"))
  }

  private func text(of stream: String) throws -> String {
    try String(contentsOfFile: streams.path(stream), encoding: .utf8)
  }

  private static func emptyFile(_ name: String, in folder: TemporaryFolder) throws -> URL {
    URL(filePath: try folder.write(Data(), to: name))
  }

  /// The command beside the tests: both are built into the same folder.
  private static func executable() throws -> URL {
    URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      .deletingLastPathComponent().appending(path: "cnnlab")
  }
}
