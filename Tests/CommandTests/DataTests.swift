import Foundation
import Testing

/// Trainings on data at a path, with records that cannot be read, and in folds.
@Suite struct DataTests {
  private let bench: Workbench

  /// A table of samples of 2x2 pixels: dark ones are called `night`, light ones `day`.
  init() throws {
    bench = try Workbench()
    let rows = (0..<40).map { row in
      "\(row % 2 == 0 ? "night" : "day"),\((0..<4).map { "\(row % 2 * 180 + (row + $0) % 50)" }.joined(separator: ","))"
    }
    try bench.write((["label,a,b,c,d"] + rows).joined(separator: "\r\n"), to: "light.csv")
    try bench.write(
      (["label,a,b,c,d"] + rows.prefix(30) + ["day,1,2,x,4", "night,1,2"] + rows.suffix(10)).joined(
        separator: "\n"), to: "spoiled.csv")
  }

  private func experiment(_ dataset: String, _ parameters: String = "epochs: {value: 1}") throws {
    try bench.write(
      """
      name: light
      dataset: \(dataset)
      method: grid
      metric: {name: val.accuracy, goal: maximize}
      parameters:
        architecture: {value: softmax}
        learning_rate: {value: 0.1}
        \(parameters)
      """, to: "light.yaml")
  }

  @Test func aPathIsADataset() async throws {
    let result = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "light.csv", "--set", "epochs=30", "--set",
      "learning_rate=0.1", "--json")
    let run = try result.object()
    #expect(run["dataset"] as? String == "light")
    let metrics = try #require(run["metrics"] as? [String: [String: Any]])
    #expect(metrics["val.accuracy"]?["last"] as? Double == 1)
  }

  @Test func recordsThatCannotBeReadAreLeftOutOnRequestAlone() async throws {
    try experiment("{path: spoiled.csv}")
    let before = try bench.contents()
    let strict = try await bench.run("sweep", "light.yaml")
    expectError(strict, 65, saying: "spoiled.csv: line 32: expected ", "found 'x'")
    #expect(try bench.contents() == before)
    let lenient = try await bench.run("sweep", "light.yaml", "--skip-bad")
    #expect(lenient.exitCode == 0, "\(lenient.errors)")
    #expect(lenient.output == "sweep light: 1 finished\n")
    let note = try #require(lenient.errorLines.first)
    #expect(note.hasPrefix("spoiled: records left out: 2, the first: ") && note.contains("line 32"))
    let evaluated = try await bench.run(
      "evaluate", "--sweep", "light", "--best", "--split", "val", "--skip-bad")
    #expect(evaluated.exitCode == 0, "\(evaluated.errors)")
  }

  @Test func foldsAreTrainedOneByOneAndReportedTogether() async throws {
    try experiment("{path: light.csv, validation: {folds: 4}}", "fold: {values: [0, 1, 2, 3]}")
    let sweep = try await bench.run("sweep", "light.yaml")
    #expect(sweep.output == "sweep light: 4 finished\n", "\(sweep.errors)")
    let report = try await bench.run("report", "light.yaml", "--columns", "runs,val.accuracy")
    #expect(report.output.contains("±"))
    #expect(try await bench.run("report", "light.yaml", "--format", "json").objects().count == 4)
  }
}
