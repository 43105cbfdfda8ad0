import Foundation
import TestSupport
import Testing

/// What happens before `main`: threads without work are told to sleep, by a variable that the libraries read.
@Suite struct StartupTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: [String], _ environment: [String: String]) async throws -> CommandResult {
    try await RunningCommand(arguments, in: folder, environment: environment).result()
  }

  @Test(arguments: [
    (["PATH": "/bin"], "GOMP_SPINCOUNT = '0'"),
    (["HOME": "/home/me", "_": "cnnlab", "LANG": "C"], "GOMP_SPINCOUNT = '0'"),
    (["PATH": "/bin", "OMP_WAIT_POLICY": "ACTIVE"], "OMP_WAIT_POLICY = 'ACTIVE'"),
  ])
  func idleThreadsSleepUnlessTheUserSaysOtherwise(environment: [String: String], line: String) async throws {
    let result = try await run(
      ["--version"], environment.merging(["OMP_DISPLAY_ENV": "verbose"]) { first, _ in first })
    #expect(result.exitCode == 0)
    #expect(result.errors.contains(line))
  }

  @Test func theEnvironmentIsWholeAfterwards() throws {
    // The tests are linked with what they test, and the kernel remembers what they were started with.
    let given = try Data(contentsOf: URL(filePath: "/proc/self/environ")).split(separator: 0)
    let found = ProcessInfo.processInfo.environment
    #expect(found["OMP_WAIT_POLICY"] != nil)
    for variable in given {
      let parts = variable.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(decoding: parts[0], as: UTF8.self)
      #expect(found[name] == parts.dropFirst().first.map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
