import Datasets
import Foundation
import Images
import Lab
import TestSupport
import Testing
import Tracking

/// Runs on data that an experiment names by their path, and models that are held against other data.
@Suite struct DataAtPathsTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  /// Gray squares of 6x6 pixels, dark for `night` and light for `day`.
  private func writeImages(_ folder: String, perClass: Int, from first: Int = 0) throws {
    for (name, base) in [("day", 200), ("night", 20)] {
      for number in first..<first + perClass {
        let pixels = (0..<36).map { UInt8(base + ($0 * 7 + number * 13) % 40) }
        let image = Image(width: 6, height: 6, color: .gray, pixels: pixels)
        try lab.folder.write(Data(image.png()), to: "\(folder)/\(name)/\(number).png")
      }
    }
  }

  private func experiment(_ dataset: String) throws -> Experiment {
    try lab.plan(
      """
      name: light
      dataset:
        \(dataset)
        validation: {fraction: 0.25}
      method: grid
      metric: {name: val.f1, goal: maximize}
      parameters:
        architecture: {value: softmax}
      """
    ).experiment
  }

  @Test func aFolderOfImagesIsTrainedOnAndEvaluated() throws {
    try writeImages("light/train", perClass: 12)
    try writeImages("light/test", perClass: 3, from: 50)
    let run = try lab.train(
      ["epochs": .integer(100), "learning_rate": .real(0.1)], experiment("path: light"))
    #expect(run.dataset == "light")
    #expect(run.metrics["val.accuracy"]?.last == 1)
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let test = try model.evaluate(split: .test, datasets: lab.datasets, threads: 1)
    #expect(test.count == 6)
    #expect(test.metrics["accuracy"] == 1)

    // A larger image, in colour, of one of the two classes: it is brought to what the model takes, and all there is.
    let large = Image(width: 12, height: 9, color: .rgb, pixels: [UInt8](repeating: 25, count: 324))
    try lab.folder.write(Data(large.png()), to: "other/night/large.png")
    let other = try model.evaluate(
      on: lab.folder.path("other"), split: .test, datasets: lab.datasets, threads: 1)
    #expect(other.dataset == "other")
    #expect(other.count == 1)
    #expect(other.metrics["accuracy"] == 1)
  }

  @Test func aTestPartIsTakenWhereTheExperimentSaysSo() throws {
    try writeImages("light", perClass: 20)
    let whole = try lab.train(["epochs": .integer(1)], experiment("path: light"))
    let error = #expect(throws: LabError.self) {
      try StoredModel(ModelReference(run: whole.name), in: lab.store)
        .evaluate(split: .test, datasets: lab.datasets, threads: 1)
    }
    #expect(error?.description.hasPrefix("dataset 'light' has no test part; ") == true)
    let parted = try lab.train(
      ["epochs": .integer(1)], experiment("path: light\n  test: {fraction: 0.25, seed: 3}"))
    let test = try StoredModel(ModelReference(run: parted.name), in: lab.store)
      .evaluate(split: .test, datasets: lab.datasets, threads: 1)
    #expect(test.count == 10)
  }

  @Test func aPathIsLookedForBesideTheFileAndInTheDataDirectory() throws {
    try writeImages("data/signs/light", perClass: 4)
    let found = try experiment("path: signs/light").dataset.source.path
    #expect(found == lab.folder.path("data/signs/light"))
    let refusal = lab.refusal(
      of: "name: a\ndataset: {path: signs/dark}\nmethod: grid\nmetric: {name: val.f1, goal: maximize}\n"
        + "parameters: {architecture: {value: softmax}}\n")
    #expect(refusal?.kind == .notFound)
    #expect(
      refusal?.message.hasPrefix("FILE:2:11: dataset 'dark' was not found; looked in ") == true,
      "\(refusal?.message ?? "")")
  }
}
