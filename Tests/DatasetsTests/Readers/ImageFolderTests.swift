import Datasets
import Foundation
import Images
import Tensors
import TestSupport
import Testing

@Suite struct ImageFolderTests {
  private let tree: ImageTree

  init() throws { tree = try ImageTree() }

  @Test func partsAndClassesAreFolders() throws {
    try tree.write("train/dog/b.png", value: 40)
    try tree.write("train/dog/a.png", value: 30)
    try tree.write("train/cat/z.png", value: 20)
    try tree.write("test/cat/x.png", value: 50)
    try tree.write("test/dog/x.png", value: 60)
    let dataset = try tree.folder.load("")
    #expect(dataset.classes == ["cat", "dog"])
    #expect(dataset.inputShape == [1, 2, 3])
    #expect(dataset.train.labels == [0, 1, 1])
    #expect(dataset.train.values == images(20, 30, 40))
    #expect(dataset.train.valueMaximum == 255)
    #expect(dataset.test?.labels == [0, 1])
    #expect(dataset.test?.values == images(50, 60))
  }

  @Test func oneFolderIsOnePart() throws {
    try tree.write("b/1.png", value: 1)
    try tree.write("a/1.png", value: 2)
    let dataset = try tree.folder.load("")
    #expect(dataset.classes == ["a", "b"])
    #expect(dataset.train.labels == [0, 1])
    #expect(dataset.test == nil)
  }

  /// A folder of images is a class, whatever it is called.
  @Test func aClassMayBeCalledLikeAPart() throws {
    for name in ["bus", "test", "train"] { try tree.write("\(name)/1.png", value: 1) }
    #expect(try tree.folder.load("").classes == ["bus", "test", "train"])
  }

  @Test func classesAndFilesAreSortedByTheirScalars() throws {
    for name in ["é", "b", "Z", "10", "9", "a b"] { try tree.write("\(name)/1.png", value: 1) }
    #expect(try tree.folder.load("").classes == ["10", "9", "Z", "a b", "b", "é"])
    let given = ["Z", "é", "9", "10", "a b", "b"]
    let dataset = try tree.folder.load("") { $0.classes = given }
    #expect(dataset.classes == given)
    #expect(dataset.train.labels == [3, 2, 0, 4, 5, 1])
  }

  @Test func otherFilesArePassedOver() throws {
    for name in ["a/1.PNG", "a/2.jPeG"] { try tree.write(name, value: 7) }
    for name in ["README", ".DS_Store", "a/.hidden.png", "a/notes.txt", "a/Thumbs.db", ".git/x.png"] {
      try tree.write(name, text: "no image")
    }
    let dataset = try tree.folder.load("")
    #expect(dataset.classes == ["a"])
    #expect(dataset.train.count == 2)
  }

  @Test func channelsBecomePlanes() throws {
    try tree.write("a/1.png", value: 100, .rgb)
    let dataset = try tree.folder.load("")
    #expect(dataset.inputShape == [3, 2, 3])
    #expect(dataset.train.values == images(100, 101, 102))
  }

  @Test func imagesAreBroughtToTheFormThatIsNamed() throws {
    try tree.write("a/1.png", value: 100, height: 4, width: 4)
    try tree.write("b/1.png", value: 200, height: 2, width: 7, .rgb)
    let dataset = try tree.folder.load("") { source in
      (source.size, source.color, source.resampling) = ([2, 3], .gray, .area)
    }
    #expect(dataset.inputShape == [1, 2, 3])
    #expect(dataset.train.values == images(100, 201))
    #expect(try tree.folder.load("") { ($0.size, $0.color) = ([5, 6], .rgb) }.inputShape == [3, 5, 6])
  }

  @Test func linksToFilesAreFollowed() throws {
    try tree.write("elsewhere.png", value: 9)
    try tree.write("data/a/1.png", value: 8)
    try FileManager.default.createSymbolicLink(
      atPath: tree.folder.path("data/a/2.png"), withDestinationPath: tree.folder.path("elsewhere.png"))
    #expect(try tree.folder.load("data").train.values == images(8, 9))
  }

  @Test func aPartForTestingMayBeElsewhere() throws {
    try tree.write("train/a/1.png", value: 1)
    try tree.write("valid/a/1.png", value: 2)
    let dataset = try tree.folder.load("train") { $0.test = .path(tree.folder.path("valid")) }
    #expect(dataset.train.values == images(1))
    #expect(dataset.test?.values == images(2))
  }

  /// `images` of the real data: their files are those of the sources.
  @Test(.enabled(if: RealData.has("images"), Comment(rawValue: RealData.missing)))
  func readsRealFolders() throws {
    let folder = try #require(RealData.folder) + "/images"
    let catalog = DatasetCatalog(dataPath: nil)
    let pictures = try catalog.load(DatasetSource(name: "pictures", path: "\(folder)/cifar10"))
    #expect(pictures.classes == ["airplane", "cat", "frog", "ship"])
    #expect(pictures.inputShape == [3, 32, 32])
    #expect(pictures.train.count == 28 && pictures.test?.count == 12)
    let digits = try catalog.load(DatasetSource(name: "digits", path: "\(folder)/mnist"))
    #expect(digits.classes == ["0", "1", "4", "7"])
    #expect(digits.inputShape == [1, 28, 28])
    // The file train/0/1.png is the image of that number in MNIST.
    let mnist = try catalog.load(
      DatasetSource(name: "mnist", path: "\(try #require(RealData.folder))/mnist"))
    #expect(digits.train.subset([0]).values == mnist.train.subset([1]).values)
  }
}
