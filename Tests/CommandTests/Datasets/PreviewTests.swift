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

  /// The first digit of each line as it is, then either as it is or mirrored.
  @Test func augmentedSamplesFollowTheirOriginals() async throws {
    let result = try await bench.run(
      "datasets", "preview", "digits", "--output", "sheet.png", "--per-class", "9", "--augmented", "--set",
      "horizontal_flip=true")
    #expect(result.exitCode == 0, "\(result.errors)")
    let sheet = try Image(decoding: Array(try #require(bench.contents()["sheet.png"])), name: "sheet.png")
    // Label, then tiles of 96 and a gap of 4, the epochs set off by 12 more; two lines a class.
    func row(_ tile: Int, _ line: Int, _ y: Int) -> [UInt8] {
      let x = 16 + 7 * 12 + tile * 100 + (tile > 0 ? 12 : 0)
      let top = 16 + 36 + line * 100 + line / 2 * 8
      return (0..<8).map { sheet.pixels[((top + y * 12) * sheet.width + x + $0 * 12) * 3] }
    }
    var mirrored = 0
    for line in 0..<20 {
      let original = (0..<8).map { row(0, line, $0) }
      for tile in 1..<9 {
        let shown = (0..<8).map { row(tile, line, $0) }
        let mirror = original.map { Array($0.reversed()) }
        #expect(shown == original || shown == mirror, "\(line) \(tile)")
        if shown == mirror { mirrored += 1 }
      }
    }
    // Half of 160, give or take more than five standard deviations.
    #expect((45...115).contains(mirrored))
  }

  @Test func theRecipeIsUsedWhereNothingIsSaid() async throws {
    let plain = try await bench.run("datasets", "preview", "digits", "--terminal")
    let varied = try await bench.run("datasets", "preview", "digits", "--terminal", "--augmented")
    let again = try await bench.run("datasets", "preview", "digits", "--terminal", "--augmented")
    #expect(varied.exitCode == 0 && varied.output == again.output && varied.output != plain.output)
  }

  /// What the file says, and what is set over it.
  @Test func anExperimentFileSaysHow() async throws {
    try bench.write(ExperimentText(dataset: "digits, augment: {horizontal_flip: true, rotation: 9}"))
    let written = try await bench.run(
      "datasets", "preview", "grid.yaml", "--terminal", "--augmented", "--set", "rotation_range=0")
    let given = try await bench.run(
      "datasets", "preview", "digits", "--terminal", "--augmented", "--set", "horizontal_flip=true")
    #expect(written.exitCode == 0 && written.output == given.output, "\(written.errors)")
    let whole = try await bench.run("datasets", "preview", "grid.yaml", "--terminal", "--augmented")
    #expect(whole.exitCode == 0 && whole.output != given.output)
  }

  @Test(arguments: [
    (["--set", "rotation_range=400"], 65, "rotation_range: expected a number from 0.0 to 360.0, found 400"),
    (["--set", "rotatoin=4"], 65, "rotation"), (["--set", "fill_mode=wrap"], 65, "fill_mode"),
    (["--set", "rotation"], 64, "expected key=value"), (["--split", "test"], 64, "only the train part"),
  ])
  func wrongSettingsAreNamed(_ arguments: [String], _ code: Int, _ message: String) async throws {
    let result = try await bench.run(
      ["datasets", "preview", "digits", "--terminal", "--augmented"] + arguments)
    #expect(result.exitCode == Int32(code) && result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
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
