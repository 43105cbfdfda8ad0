import Foundation
import Testing

/// Experiment files and datasets that cannot be used: one line each, and nothing is written.
@Suite struct ExperimentErrorTests {
  /// A file spoiled in one place, and what is said about it.
  struct Mistake: CustomTestStringConvertible {
    let right: String
    let wrong: String
    let place: String
    let saying: [String]
    var exitCode: Int32 = 65
    var testDescription: String { wrong }
  }

  private static let mistakes = [
    Mistake(right: "method:", wrong: "metod:", place: "3:1", saying: ["'metod'", "'method'?"]),
    Mistake(
      right: "learning_rate:", wrong: "lerning_rate:", place: "7:3",
      saying: ["'lerning_rate'", "'learning_rate'?"]),
    Mistake(right: "values: [1]", wrong: "valeus: [1]", place: "8:12", saying: ["'valeus'", "'values'?"]),
    Mistake(
      right: "{value: 0.005}", wrong: "{value: fast}", place: "7:26",
      saying: ["learning_rate: expected a number from", "found fast"]),
    Mistake(
      right: "epochs: {values: [1]}", wrong: "epochs: {values: [2.5]}", place: "8:21",
      saying: ["epochs: expected a whole number from", "found 2.5"]),
    Mistake(
      right: "[softmax]", wrong: "[lenet5, softmaks]", place: "6:35", saying: ["'softmaks'", "'softmax'?"]),
    Mistake(
      right: "learning_rate: {value: 0.005}", wrong: "optimizer: {value: adm}", place: "7:22",
      saying: ["optimizer: expected one of sgd, adam", "found adm", "'adam'?"]),
    Mistake(
      right: "{name: digits}", wrong: "{name: digts}", place: "2:11", saying: ["'digts'", "'digits'?"],
      exitCode: 66),
    Mistake(
      right: "val.f1", wrong: "val.g1", place: "4:9", saying: ["'val.g1'", "'val.f1'?"]),
    Mistake(
      right: "{name: digits}", wrong: "{name: digits, validation: {count: 5000}}", place: "2:25",
      saying: ["validation split: expected", "found 5000"]),
    Mistake(right: "{name: digits}", wrong: "{name: digits", place: "3:7", saying: ["not valid YAML"]),
  ]

  @Test(arguments: mistakes) func aMistakeIsFoundAtItsPlace(_ mistake: Mistake) async throws {
    let bench = try Workbench()
    try bench.write(
      ExperimentText().description.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1),
      to: "grid.yaml")
    let before = try bench.contents()
    for command in ["sweep", "train"] {
      let result = try await bench.run(command, "grid.yaml")
      expectError(result, mistake.exitCode, saying: "grid.yaml:\(mistake.place): ")
      for text in mistake.saying { #expect(result.errors.contains(text), "\(result.errors)") }
    }
    #expect(try bench.contents() == before)
  }

  @Test func aFileThatIsNotThereIsNotFound() async throws {
    let bench = try Workbench()
    for command in ["sweep", "train"] {
      expectError(try await bench.run(command, "none.yaml"), 66, saying: "none.yaml", "no such file")
    }
    #expect(try bench.contents().isEmpty)
  }

  @Test(arguments: [
    (["--set", "epochs=many"], Int32(65), "epochs: expected a whole number"),
    (["--set", "lerning_rate=1"], 64, "'learning_rate'?"),
    (["--set", "optimizer=adm"], 65, "'adam'?"),
    (["--architecture", "softmaks"], 65, "'softmax'?"),
    (["--dataset", "digts"], 66, "'digits'?"),
  ])
  func aMistakeOnTheCommandLineLeavesNoStore(
    arguments: [String], exitCode: Int32, saying: String
  ) async throws {
    let bench = try Workbench()
    let result = try await bench.run(
      ["train", "--architecture", "softmax", "--dataset", "digits"] + arguments)
    expectError(result, exitCode, saying: saying)
    #expect(try bench.contents().isEmpty)
  }
}
