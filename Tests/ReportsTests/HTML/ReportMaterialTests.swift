import Drawing
import Reports
import Testing
import Tracking

private struct NoPictures: Error, CustomStringConvertible {
  let description = "no data here"
}

@Suite struct ReportMaterialTests {
  private let fixture: StoreFixture
  private let report: Report

  init() throws {
    fixture = try StoreFixture()
    for (place, quality) in [0.9, 0.7, 0.5].enumerated() {
      try fixture.record(
        "run-\(place)", params: ["rate": .integer(Int64(place))],
        metrics: [
          "val.f1": [0.1, quality, 0.2, 0.2, 0.2], "val.loss": [3, 2, 2, 2, 2],
          "train.loss": [3, 1, 1, 1, 1],
        ],
        scores: place == 1
          ? [] : (1...5).map { StoredEpoch(count: 60, lean: 0.2 * Float($0), seed: UInt64($0)) })
    }
    report = try Report(fixture.store, RunFilter())
  }

  @Test func scoresAreThoseOfTheBestEpoch() throws {
    let material = try ReportMaterial(of: report, in: fixture.store) { _, _ in throw NoPictures() }
    // The second best run has no scores, the third one has.
    #expect(
      material.scores.map(\.title) == ["run-0", "run-2"].map { "\($0), epoch 2, 60 validation samples" })
    #expect(material.scores[0].classes.map(\.label) == StoredEpoch.classes)
    #expect(material.scores[0].confusion.map { $0.reduce(0, +) } == [20, 20, 20])
    #expect(material.samples.isEmpty)
    #expect(material.samplesNote == "The images of the validation samples cannot be shown: no data here.")
    #expect(material.diagnoses.count == 3)
    #expect(material.diagnoses.values.allSatisfy { $0.hasPrefix("converged: ") })
    #expect(report.courseCharts(material.courses).map(\.title) == ["val.f1", "val.loss"])
  }

  @Test func picturesAreAskedForTheBestRunAlone() throws {
    var asked: [String] = []
    let material = try ReportMaterial(of: report, in: fixture.store) { run, places in
      asked.append(run.name)
      #expect(places.count == 24 && Set(places).count == 24 && places.allSatisfy((0..<60).contains))
      return places.map { [UInt8($0)] }
    }
    #expect(asked == ["run-0"])
    #expect(material.samples.count == 24 && material.samples[0].png.count == 1)
    #expect(material.samples[0].truth != material.samples[0].prediction)
    #expect(material.samplesNote.contains("run-0"))
    #expect(report.html(material).contains("<section id=\"samples\""))
  }
}
