import Testing

/// Command lines that make no sense, and the two questions that are no errors.
@Suite struct UsageErrorTests {
  @Test(arguments: [
    ["swep", "grid.yaml"],
    ["sweep"],
    ["sweep", "grid.yaml", "--jobs", "0"],
    ["sweep", "grid.yaml", "--jobs", "two"],
    ["sweep", "grid.yaml", "--retries", "-1"],
    ["train"],
    ["train", "--architecture", "softmax"],
    ["train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs"],
    ["train", "--architecture", "softmax", "--dataset", "digits", "--threads", "0"],
    ["evaluate"],
    ["evaluate", "--sweep", "digits-grid"],
    ["evaluate", "run:x", "--split", "tset"],
    ["architectures", "shwo", "lenet5"],
    ["architectures", "show"],
    ["architectures", "show", "lenet5", "--input", "3x"],
    ["architectures", "show", "lenet5", "--input", "3x-1x4"],
    ["architectures", "show", "lenet5", "--json", "--svg"],
    ["report", "--format", "tabel"],
    ["report", "--top", "0"],
    ["report", "grid.yaml", "--sweep", "digits-grid"],
  ])
  func usageErrorsExitWith64(arguments: [String]) async throws {
    let bench = try Workbench()
    let result = try await bench.run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: "))
    #expect(result.errors.contains("Usage: cnnlab"))
    #expect(try bench.contents().isEmpty)
  }

  @Test func helpAndVersionAreResults() async throws {
    let bench = try Workbench()
    for arguments in [["--help"], ["help", "sweep"], ["--version"]] {
      let result = try await bench.run(arguments)
      #expect(result.exitCode == 0)
      #expect(!result.output.isEmpty)
      #expect(result.errors.isEmpty)
    }
    let help = try await bench.run("--help").output
    #expect(["train", "sweep", "report", "evaluate", "architectures"].allSatisfy(help.contains))
    #expect(!help.contains("worker"))
    // Of the three ways to ask, one does without the parser.
    #expect(try await bench.run("-h").output == help)
    #expect(try await bench.run("help").output == help)
  }
}
