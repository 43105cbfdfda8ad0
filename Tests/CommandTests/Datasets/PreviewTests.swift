import Foundation
import Images
import TestSupport
import Testing

/// `cnnlab datasets preview` as a user runs it.
@Suite struct PreviewTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func aSheetIsAPicture() async throws {
    let result = try await bench.run(
      "datasets", "preview", "digits", "--output", "sheet.png", "--per-class", "3")
    #expect(result.exitCode == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
    let sheet = try Image(decoding: Array(try #require(bench.contents()["sheet.png"])), name: "sheet.png")
    // Three digits of 96 pixels beside a label; ten classes.
    #expect(sheet.color == .rgb)
    #expect(sheet.height == 16 + 36 + 10 * 100 + 9 * 8 + 16)
    // White ink on black ground.
    #expect(sheet.pixels.contains(0) && sheet.pixels.contains(255))
    let again = try await bench.run(
      "datasets", "preview", "digits", "--output", "again.png", "--per-class", "3")
    #expect(again.exitCode == 0)
    let files = try bench.contents()
    #expect(files["sheet.png"] == files["again.png"])
  }

  /// Not a terminal: letters, no colors, 80 columns.
  @Test func theTerminalShowsLetters() async throws {
    let result = try await bench.run(
      "datasets", "preview", "digits", "--terminal", "--split", "test", "--per-class", "2")
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 10 * 5)
    #expect(lines.filter { $0.hasSuffix(")") }.map { $0.prefix(3) } == (0...9).map { "\($0) (" })
    #expect(lines.allSatisfy { $0.hasSuffix(")") || $0.count == 17 })
    #expect(!result.output.contains("\u{1B}"))
    #expect(try bench.contents().isEmpty)
  }

  @Test func anExperimentFileNamesTheData() async throws {
    try bench.write(ExperimentText())
    let named = try await bench.run("datasets", "preview", "digits", "--terminal")
    let written = try await bench.run("datasets", "preview", "grid.yaml", "--terminal")
    #expect(written.exitCode == 0 && written.output == named.output)
  }

  @Test func mistakesAreNamed() async throws {
    expectError(
      try await bench.run("datasets", "preview", "digts", "--terminal"), 66, saying: "did you mean 'digits'?")
    let result = try await bench.run("datasets", "preview", "digits", "--output", "no/such/folder.png")
    #expect(result.exitCode == 64 && result.errors.contains("--output: cannot write to 'no/such/folder.png'"))
    for arguments in [
      [], ["--terminal", "--per-class", "0"], ["--terminal", "--per-class", "51"],
      ["--terminal", "--split", "val"],
    ] {
      let result = try await bench.run(["datasets", "preview", "digits"] + arguments)
      #expect(result.exitCode == 64 && result.output.isEmpty, "\(arguments)")
    }
  }
}
