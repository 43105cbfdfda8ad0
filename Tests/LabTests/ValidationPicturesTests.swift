import Datasets
import Images
import Lab
import Testing
import Tracking

@Suite struct ValidationPicturesTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  @Test func picturesAreThoseOfTheStoredScores() throws {
    let run = try lab.train()
    let record = try #require(try lab.store.scores(of: run.id, split: "val").first)
    let count = try lab.store.labelSet(record.labelDigest).sampleCount
    let pictures = try ValidationPictures(of: run, in: lab.store, datasets: lab.datasets)
      .pictures(at: [0, count - 1])
    // The validation part of the digits is a stratified fifth with seed 23.
    let digits = try lab.datasets.load("digits")
    let split = try HoldOut.standard.split(
      labels: digits.train.labels, classCount: digits.classes.count, fold: nil)
    let expected = [try #require(split.validation.first), try #require(split.validation.last)]
    #expect(pictures == digits.train.pictures(of: expected))
    #expect(pictures.allSatisfy { $0.width == 8 && $0.height == 8 })
  }

  @Test func otherDataAreRefused() throws {
    let run = try lab.train()
    try lab.tamper("UPDATE dataset SET fingerprint = 'other'")
    let tampered = try lab.store.run(run.id)
    #expect(throws: LabError.self) {
      try ValidationPictures(of: tampered, in: lab.store, datasets: lab.datasets)
    }
  }
}
