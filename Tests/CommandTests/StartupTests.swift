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

  @Test func theEnvironmentIsWholeAfterwards() async throws {
    // The only variable is the one that lent its place.
    let result = try await run(["datasets", "show", "mnist"], ["HOME": "/home/me"])
    #expect(result.errors.contains("/home/me/"))
  }
}
