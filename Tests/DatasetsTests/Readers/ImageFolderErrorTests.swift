import Datasets
import Foundation
import Images
import TestSupport
import Testing

@Suite struct ImageFolderErrorTests {
  private let tree: ImageTree

  init() throws {
    tree = try ImageTree()
    try tree.write("a/1.png", value: 1)
    try tree.write("b/1.png", value: 2)
  }

  @Test func emptyClassesAreNamed() throws {
    try tree.write("none/readme.txt", text: "")
    expectUnsuitable("none", "images (.png, .jpg, .jpeg) of the class 'none'", "none")
    try FileManager.default.createDirectory(
      atPath: tree.folder.path("bare"), withIntermediateDirectories: true)
    expectUnsuitable("bare", "a folder of images for each class", "no folder", of: "bare") {
      $0.format = .images
    }
  }

  @Test func theFirstImageOfAnotherSizeIsNamed() throws {
    try tree.write("b/2.png", value: 2, height: 5, width: 3)
    try tree.write("c/1.png", value: 2, height: 6, width: 6)
    let first = tree.folder.path("a/1.png")
    expectUnsuitable(
      "b/2.png", "a height of 2 and a width of 3, as \(first) has, or the key 'size' to resize all",
      "a height of 5 and a width of 3")
  }

  @Test func theFirstImageOfAnotherColourIsNamed() throws {
    try tree.write("b/2.png", value: 2, .rgb)
    let first = tree.folder.path("a/1.png")
    expectUnsuitable(
      "b/2.png", "a gray image, as \(first) is, or the key 'color' to convert all", "an image in colour")
  }

  @Test func imagesThatCannotBeReadAreNamedOrCounted() throws {
    try tree.write("a/2.png", text: "no image")
    let reason = "a file that begins with 6e 6f 20 69"
    expectUnsuitable("a/2.png", "a PNG or JPEG image", reason)
    let dataset = try tree.folder.load("", skippingBad: true)
    #expect(dataset.train.labels == [0, 1])
    #expect(dataset.skipped.count == 1)
  }

  /// Opening a pipe that nobody writes to would wait forever.
  @Test func onlyRegularFilesAreRead() throws {
    let pipe = tree.folder.path("a/2.png")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: DatasetError.unreadable(reason: "\(pipe): cannot be read: not a regular file")) {
      try tree.folder.load("")
    }
    #expect(try tree.folder.load("", skippingBad: true).skipped.count == 1)
  }

  @Test func classesThatAreNotListedAreNamed() {
    expectUnsuitable("b", "a folder of one of the classes a, c", "'b'") { $0.classes = ["a", "c"] }
  }

  @Test func classesOfTheTestPartAreThoseOfTraining() throws {
    try tree.write("two/train/a/1.png", value: 1)
    try tree.write("two/test/other/1.png", value: 1)
    expectUnsuitable("two/test/other", "a folder of one of the classes a", "'other'", of: "two")
  }

  @Test(arguments: ["val", "valid", "validation"]) func partsForValidationMustBeMeant(name: String) throws {
    try tree.write("two/train/a/1.png", value: 1)
    try tree.write("two/\(name)/a/1.png", value: 1)
    expectUnsuitable(
      "two", "the parts 'train' and 'test' alone, as validation samples are taken from 'train'",
      "'\(name)'; give the folder 'train' as 'path' and that of the part to test on as 'test'", of: "two")
  }

  @Test func sizesBeyondTheLimitsAreRefused() {
    expectUnsuitable(
      "", "a 'size' of sides up to 65535 and at most 268435456 pixels", "[65536, 1]"
    ) { $0.size = [65536, 1] }
  }

  private func expectUnsuitable(
    _ data: String, _ expected: String, _ found: String, of path: String = "",
    at location: SourceLocation = #_sourceLocation, _ change: (inout DatasetSource) -> Void = { _ in }
  ) {
    #expect(
      throws: DatasetError.unsuitable(data: tree.folder.path(data), expected: expected, found: found),
      sourceLocation: location
    ) { try tree.folder.load(path, change) }
  }
}
