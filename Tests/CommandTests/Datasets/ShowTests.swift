import Foundation
import TestSupport
import Testing

/// `cnnlab datasets show` as a user runs it.
@Suite struct ShowTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func showsTheDocumentedKeys() async throws {
    let result = try await bench.run("datasets", "show", "digits", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let dataset = try result.object()
    #expect(
      Set(dataset.keys) == [
        "name", "origin", "attribution", "fingerprint", "input", "value_maximum", "classes", "train", "test",
        "skipped", "class_counts", "channels",
      ])
    #expect(dataset["name"] as? String == "digits" && dataset["origin"] as? String == "embedded")
    #expect(dataset["input"] as? [Int] == [1, 8, 8] && dataset["value_maximum"] as? Int == 16)
    #expect(dataset["classes"] as? Int == 10 && dataset["skipped"] as? Int == 0)
    #expect(dataset["train"] as? Int == 1438 && dataset["test"] as? Int == 359)
    #expect((dataset["fingerprint"] as? String)?.count == 64)
    let counts = try #require(dataset["class_counts"] as? [[String: Any]])
    #expect(counts.map { $0["label"] as? String } == (0...9).map { "\($0)" })
    #expect(counts.compactMap { $0["train"] as? Int }.reduce(0, +) == 1438)
    #expect(counts.compactMap { $0["test"] as? Int }.reduce(0, +) == 359)
    let channels = try #require(dataset["channels"] as? [[String: Any]])
    #expect(channels.count == 1 && Set(channels[0].keys) == ["mean", "deviation"])
    #expect(try bench.contents().isEmpty)
  }

  /// The values of the literature, 0.1307 and 0.3081.
  @Test(.enabled(if: RealData.has("mnist"), "\(RealData.missing)"))
  func showsTheKnownSpread() async throws {
    let result = try await bench.run("datasets", "show", "mnist", "--data", RealData.folder ?? "")
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for line in [
      "mnist", "origin \(RealData.folder ?? "")/mnist", "input 1x28x28, bytes, of which 255 counts as 1",
      "train 60,000 samples", "test 10,000 samples", "skipped 0 records", "class train test",
      "0 5,923 980", "9 5,949 1,009", "channel mean deviation", "0 0.1307 0.3081",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test func anExperimentFileNamesTheData() async throws {
    try bench.write(ExperimentText())
    let named = try await bench.run("datasets", "show", "digits")
    let written = try await bench.run("datasets", "show", "grid.yaml")
    #expect(written.exitCode == 0 && written.output == named.output)
  }

  @Test func whatIsNotThereIsNotFound() async throws {
    expectError(
      try await bench.run("datasets", "show", "mnist", "--data", "here"), 66,
      saying: "dataset 'mnist' was not found; looked in here/mnist")
    expectError(try await bench.run("datasets", "show", "no/such.csv"), 66, saying: "no/such.csv")
    expectError(try await bench.run("datasets", "show", "none.yaml"), 66, saying: "none.yaml")
  }
}
