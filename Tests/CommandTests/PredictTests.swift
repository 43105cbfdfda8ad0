import Datasets
import Foundation
import Images
import TestSupport
import Testing
import Tracking

/// `cnnlab predict` on digits that were written as image files.
@Suite(.serialized) struct PredictTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let run = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=3", "--set",
      "learning_rate=0.01")
    try #require(run.exitCode == 0, "\(run.errors)")
    let test = try #require(try DatasetCatalog(dataPath: nil).load("digits").test)
    guard case .bytes(let values) = test.values else { return }
    for index in 0..<70 {
      let pixels = values[index * 64..<index * 64 + 64].map { UInt8((Int($0) * 255 + 8) / 16) }
      let name = String(format: "digits/%d/%02d.png", test.labels[index], index)
      try bench.folder.write(Data(Image(width: 8, height: 8, color: .gray, pixels: pixels).png()), to: name)
    }
  }

  private func model() throws -> String { "run:\(try #require(bench.runs().first).id.short)" }

  @Test func jsonHasTheDocumentedKeys() async throws {
    let result = try await bench.run("predict", model(), "digits", "--top-k", "3", "--scores", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let rows = try result.objects()
    #expect(rows.count == 70)
    let paths = rows.compactMap { $0["path"] as? String }
    #expect(paths == paths.sorted() && paths.allSatisfy { $0.hasPrefix("digits/") })
    var right = 0
    for row in rows {
      #expect(Set(row.keys) == ["path", "true_label", "predictions", "scores"])
      let scores = try #require(row["scores"] as? [Double])
      #expect(scores.count == 10 && abs(scores.reduce(0, +) - 1) < 1e-5)
      let predictions = try #require(row["predictions"] as? [[String: Any]])
      #expect(predictions.count == 3)
      let first = try #require(predictions[0]["label"] as? String)
      #expect(predictions[0]["score"] as? Double == scores.max())
      if first == row["true_label"] as? String { right += 1 }
    }
    #expect(right > 50)
  }

  @Test func csvHasRanksOrAllScores() async throws {
    let ranked = try await bench.run("predict", model(), "digits/0", "--top-k", "2", "--csv")
    let lines = ranked.output.split(separator: "\n")
    #expect(lines.first == "path,true_label,label_1,score_1,label_2,score_2")
    #expect(lines.count > 2)
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == 6 })
    let scored = try await bench.run("predict", model(), "digits/0", "--scores", "--csv")
    #expect(scored.output.hasPrefix("path,true_label,score_0,score_1,"))
    #expect(scored.output.split(separator: "\n").count == lines.count)
  }

  @Test func badImagesAreReportedAndTheOthersGoOn() async throws {
    let file = try #require(bench.contents().first { $0.key.hasSuffix(".png") }?.value)
    // A header that says the image is much larger than the file could hold.
    var huge = file
    huge.replaceSubrange(16..<24, with: [0, 0, 0xff, 0xff, 0, 0, 0x0f, 0xff])
    try bench.folder.write(huge, to: "mixed/huge.png")
    try bench.folder.write(file.prefix(70), to: "mixed/cut.png")
    try bench.folder.write(Data([0xff, 0xd8, 0xff, 0xe0]), to: "mixed/cut.jpg")
    try bench.folder.write(Data("text".utf8), to: "mixed/text.png")
    try bench.folder.write(file, to: "mixed/whole.png")
    let result = try await bench.run("predict", model(), "mixed", "--json")
    #expect(result.exitCode == 65)
    #expect(try result.objects().compactMap { $0["path"] as? String } == ["mixed/whole.png"])
    #expect(result.errorLines.count == 5)
    for name in ["huge.png", "cut.png", "cut.jpg", "text.png"] {
      #expect(result.errorLines.contains { $0.hasPrefix("mixed/\(name): expected ") }, "\(name)")
    }
    #expect(result.errorLines.last == "cnnlab: 4 of 5 images could not be read")
  }

  @Test func photosOfAnySizeAreTaken() async throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../DatasetsTests/Corpus/image/seed-jpeg-rgb").standardizedFileURL.path
    let result = try await bench.run("predict", model(), corpus, "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let row = try #require(try result.objects().first)
    #expect(row["true_label"] is NSNull)
    #expect((row["predictions"] as? [Any])?.count == 5)
  }

  @Test func theSheetIsAnImage() async throws {
    let result = try await bench.run("predict", model(), "digits", "--output", "sheet.png")
    #expect(result.exitCode == 0, "\(result.errors)")
    let sheet = try Image(decoding: Array(try #require(bench.contents()["sheet.png"])), name: "sheet.png")
    #expect(sheet.color == .rgb && sheet.width > 900 && sheet.height > 900)
    #expect(result.output.contains(" of 70 right"))
    #expect(result.output.hasPrefix("path"))
  }

  @Test func datasetsAreTakenByName() async throws {
    let result = try await bench.run("predict", model(), "--dataset", "digits", "--csv", "--top-k", "99")
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 360)
    #expect(lines[0].hasSuffix(",label_10,score_10"))
    #expect(lines[1].hasPrefix("digits/test/0,"))
  }

  @Test func mistakesAreNamed() async throws {
    expectError(try await bench.run("predict", model(), "gone.png"), 66, saying: "gone.png")
    expectError(try await bench.run("predict", "run:nothing", "digits"), 66, saying: "nothing")
    let usage = try await bench.run("predict", model())
    #expect(usage.exitCode == 64)
    #expect(try await bench.run("predict", model(), "digits", "--top-k", "0").exitCode == 64)
    #expect(try await bench.run("predict", model(), "digits", "--scores").exitCode == 64)
    #expect(try await bench.run("predict", model(), "digits", "--json", "--csv").exitCode == 64)
  }
}
