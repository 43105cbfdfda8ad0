import Datasets
import Foundation
import Images
import Lab
import Tensors
import TestSupport
import Testing
import Tracking

/// Images classified by stored models.
@Suite struct ClassifierTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func model(_ changes: Params = [:], _ experiment: Experiment = Experiment(dataset: "digits")) throws
    -> StoredModel
  {
    let run = try lab.train(changes, experiment)
    return try StoredModel(ModelReference("run:\(run.id.short)@last"), in: lab.store)
  }

  /// Writes test digits as PNG files, `digits/CLASS/NUMBER.png`.
  private func writeDigits(_ count: Int, resizedTo side: Int = 8) throws -> String {
    let test = try #require(try lab.datasets.load("digits").test)
    guard case .bytes(let values) = test.values else { return "" }
    for index in 0..<count {
      let pixels = values[index * 64..<index * 64 + 64].map { UInt8((Int($0) * 255 + 8) / 16) }
      let image = Image(width: 8, height: 8, color: .gray, pixels: pixels).resized(width: side, height: side)
      let name = String(format: "digits/%d/%03d.png", test.labels[index], index)
      try lab.folder.write(Data(image.png()), to: name)
    }
    return lab.folder.path("digits")
  }

  private func predictions(
    _ model: StoredModel, _ paths: [String], pictures: Int = 0
  ) throws -> (good: [Prediction], bad: [String]) {
    var (good, bad): ([Prediction], [String]) = ([], [])
    try Classifier(model, threads: 1).classify(InputFile.all(at: paths), pictures: pictures) { file, error in
      bad.append("\(error)")
    } each: {
      good.append($0)
    }
    return (good, bad)
  }

  /// Files give the scores that the dataset gives, over several batches.
  @Test func filesAreReadAsTheDatasetIs() throws {
    let model = try model(["architecture": .text("tutorial-cnn")])
    let folder = try writeDigits(150)
    let found = try predictions(model, [folder])
    #expect(found.good.count == 150)
    #expect(found.bad.isEmpty)
    var expected: [String: Prediction] = [:]
    try Classifier(model, threads: 1).classify(dataset: "digits", split: .test, datasets: lab.datasets) {
      expected[$0.path] = $0
    }
    #expect(expected.count == 359)
    for prediction in found.good {
      let number = try #require(Int(prediction.path.suffix(7).prefix(3)))
      let other = try #require(expected["digits/test/\(number)"])
      #expect(prediction.truth == other.truth)
      #expect(zip(prediction.scores, other.scores).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }

  @Test func aBadFileIsToldAndTheOthersGoOn() throws {
    let model = try model()
    let folder = try writeDigits(3)
    let whole = try #require(FileManager.default.contents(atPath: try InputFile.all(at: [folder])[0].path))
    try lab.folder.write(whole.prefix(60), to: "digits/9/cut.png")
    try lab.folder.write(Data("no image".utf8), to: "digits/0/text.jpg")
    let found = try predictions(model, [folder])
    #expect(found.good.count == 3)
    #expect(found.bad.count == 2)
    #expect(found.bad[0].contains("digits/0/text.jpg: expected a PNG or JPEG image"))
    #expect(found.bad[1].contains("digits/9/cut.png: expected a whole PNG image"))
  }

  @Test func otherSizesAndColoursAreBroughtToTheModels() throws {
    let model = try model()
    let folder = try writeDigits(20, resizedTo: 32)
    let image = Image(width: 9, height: 5, color: .rgb, pixels: [UInt8](repeating: 90, count: 135))
    let colored = try lab.folder.write(Data(image.png()), to: "colored.png")
    let found = try predictions(model, [folder, colored], pictures: 2)
    #expect(found.good.count == 21)
    #expect(found.good.last?.truth == nil)
    #expect(found.good.map { $0.picture?.width } == [8, 8] + [Int?](repeating: nil, count: 19))
    #expect(found.good.allSatisfy { abs($0.scores.reduce(0, +) - 1) < 1e-5 })
    let samples = try model.samples(ofImages: [colored])
    #expect(samples.shape == [1, 8, 8])
    // 90 of 255 is 6 of 16.
    #expect(samples.values == .bytes([UInt8](repeating: 6, count: 64)))
  }

  /// What the training resizes by is what files are resized by, also where only the experiment tells it.
  @Test func imagesAreResizedByTheRuleOfTheTraining() throws {
    for (index, label) in ["a", "b", "a", "b", "a", "b"].enumerated() {
      let pixels = (0..<256).map { UInt8(($0 * (index + 3)) % 251) }
      try lab.folder.write(
        Data(Image(width: 16, height: 16, color: .gray, pixels: pixels).png()),
        to: "data/pets/\(label)/\(index).png")
    }
    var settings = DatasetSettings(name: "pets")
    (settings.source.path, settings.source.size) = (lab.folder.path("data/pets"), [4, 4])
    settings.source.resampling = .area
    let model = try model(
      [:],
      Experiment(
        name: nil, dataset: settings, validation: HoldOut(.fraction(0.34), seed: 1),
        objective: Experiment.standardObjective))
    let path = lab.folder.path("data/pets/a/0.png")
    let expected = try Image(file: path).resized(width: 4, height: 4, .area)
    #expect(try model.samples(ofImages: [path]).values == .bytes(expected.pixels))
    try lab.tamper("UPDATE runDetail SET preparationJSON = json_remove(preparationJSON, '$.resampling')")
    let older = try StoredModel(ModelReference(run: model.run.name), in: lab.store)
    #expect(try older.samples(ofImages: [path]).values == .bytes(expected.pixels))
  }

  @Test func aFolderWithoutImagesAndAPathToNothingAreRefused() throws {
    try lab.folder.write(Data(), to: "none/text.txt")
    let empty = #expect(throws: DatasetError.self) { try InputFile.all(at: [lab.folder.path("none")]) }
    #expect(
      empty?.description.hasSuffix("none: expected images (.png, .jpg, .jpeg) in the folder, found none")
        == true)
    let missing = #expect(throws: DatasetError.self) { try InputFile.all(at: [lab.folder.path("gone.png")]) }
    #expect(missing?.isNotFound == true)
  }

  @Test func rankingsEndWithWhatIsNoNumber() {
    let prediction = Prediction(path: "x", truth: nil, scores: [0.25, .nan, 0.5, 0.25], picture: nil)
    #expect(prediction.ranking(9) == [2, 0, 3, 1])
    #expect(prediction.ranking(2) == [2, 0])
  }
}
