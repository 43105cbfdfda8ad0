import Datasets
import Foundation
import Tensors
import TestSupport
import Testing
import Zlib

@Suite struct ManifestTests {
  private let tree: ImageTree

  init() throws {
    tree = try ImageTree()
    try tree.write("cat, sitting.png", value: 10)
    try tree.write("pictures/dog.png", value: 20)
    try tree.write("pictures/owl.png", value: 30)
  }

  @Test(arguments: ["path", "file", "filename"]) func pathsStartFromTheManifest(column: String) throws {
    let absolute = tree.folder.path("pictures/owl.png")
    try tree.write(
      "list.csv",
      text:
        "\(column),label\r\n\"cat, sitting.png\",cat\r\n./pictures/dog.png,dog\r\n\(absolute),\"an \"\"owl\"\"\"\r\n"
    )
    let dataset = try tree.folder.load("list.csv")
    #expect(dataset.classes == ["an \"owl\"", "cat", "dog"])
    #expect(dataset.train.labels == [1, 2, 0])
    #expect(dataset.train.values == images(10, 20, 30))
    #expect(dataset.inputShape == [1, 2, 3])
    #expect(dataset.test == nil)
  }

  @Test func aColumnMayTellTheParts() throws {
    try tree.write(
      "list.csv",
      text:
        "split,kind,path\ntest,dog,pictures/dog.png\ntrain,owl,pictures/owl.png\ntrain,dog,pictures/dog.png")
    let dataset = try tree.folder.load("list.csv") { $0.labelColumn = "kind" }
    #expect(dataset.train.labels == [1, 0])
    #expect(dataset.test?.labels == [0])
    #expect(dataset.test?.values == images(20))
    #expect(try tree.folder.load("list.csv") { $0.labelColumn = "1" }.fingerprint == dataset.fingerprint)
  }

  @Test func numbersAreClassesInTheirOrder() throws {
    try tree.write("list.csv", text: "path,label\npictures/dog.png,10\npictures/owl.png,9\n")
    let dataset = try tree.folder.load("list.csv")
    #expect(dataset.classes == ["9", "10"])
    #expect(dataset.train.labels == [1, 0])
  }

  @Test func compressedManifestsAreRead() throws {
    let text = Array("path,label\npictures/dog.png,dog\n".utf8)
    try tree.write("list.csv.gz", gzip(text, crc32: crc32(text[...])))
    #expect(try tree.folder.load("list.csv.gz").train.values == images(20))
  }

  @Test(arguments: [
    (
      "path,class\na.png,x\n", 1, "a header with the column 'label'; 'label_column' names another",
      "none of that name"
    ),
    ("path,label\npictures/dog.png,dog\npictures/dog.png\n", 3, "2 columns", "1"),
    ("path,label\n,dog\n", 2, "the path of an image", "''"),
    ("path,label\npictures/dog.png,\n", 2, "a label", "''"),
    (
      "path,label,split\npictures/dog.png,dog,val\n", 2,
      "'train' or 'test', as validation samples are taken from those for training", "'val'"
    ),
  ])
  func wrongLinesAreNamed(text: String, line: Int, expected: String, found: String) throws {
    try tree.write("list.csv", text: text)
    #expect(
      throws: DatasetError.malformed(
        file: tree.folder.path("list.csv"), place: .line(line), expected: expected, found: found)
    ) { try tree.folder.load("list.csv") }
  }

  @Test func withoutAColumnOfPathsItIsNoManifest() throws {
    try tree.write("list.csv", text: "image,label\npictures/dog.png,dog\n")
    #expect(
      throws: DatasetError.malformed(
        file: tree.folder.path("list.csv"), place: .line(1),
        expected: "a header with one of the columns 'path', 'file', 'filename'", found: "none of them")
    ) { try tree.folder.load("list.csv") { $0.format = .manifest } }
  }

  @Test func badRowsAndImagesAreCounted() throws {
    try tree.write(
      "list.csv",
      text: "path,label\npictures/dog.png,dog\nnone.png,dog\npictures/owl.png\npictures/owl.png,owl\n")
    let dataset = try tree.folder.load("list.csv", skippingBad: true)
    #expect(dataset.train.values == images(20, 30))
    #expect(dataset.skipped.count == 2)
    let missing = tree.folder.path("none.png")
    #expect(
      throws: DatasetError.malformed(
        file: tree.folder.path("list.csv"), place: .line(4), expected: "2 columns", found: "1")
    ) { try tree.folder.load("list.csv") }
    try tree.write("list.csv", text: "path,label\nnone.png,dog\n")
    #expect(throws: DatasetError.unreadable(reason: "\(missing): cannot be read: No such file or directory"))
    {
      try tree.folder.load("list.csv")
    }
  }
}
