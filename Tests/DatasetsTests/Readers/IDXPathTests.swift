import Datasets
import Tensors
import TestSupport
import Testing

@Suite struct IDXPathTests {
  private let files: IDXFiles

  init() throws { files = try IDXFiles() }

  @Test func aFolderIsReadByPath() throws {
    let dataset = try files.folder.load("mnist")
    #expect(dataset.classes == ["0", "1", "2", "7", "9"])
    #expect(dataset.train.labels == [3, 0, 4])
    #expect(dataset.test?.labels == [1, 2])
    try files.remove(files.testImages)
    try files.remove(files.testLabels)
    #expect(try files.folder.load("mnist").test == nil)
  }

  @Test func aFileIsReadWithItsLabels() throws {
    let dataset = try files.folder.load(files.trainImages) { $0.test = .path(files.testImages) }
    #expect(dataset.train.count == 3)
    #expect(dataset.test?.count == 2)
    try files.write(idx([3], [1, 1, 2]), to: "others")
    let relabelled = try files.folder.load(files.trainImages) { $0.labels = "others" }
    #expect(relabelled.train.labels == [0, 0, 1])
    try files.remove(files.trainLabels)
    #expect(
      throws: DatasetError.unsuitable(
        data: files.folder.path(files.trainImages), expected: "a file of labels; name it with 'labels'",
        found: "none of a usual name")
    ) { try files.folder.load(files.trainImages) }
  }

  /// Whole numbers that all are from 0 to 255 stay bytes in every type.
  @Test(
    arguments: [
      (0x08, [1, 2, 3], [1, 2, 3], true), (0x09, [255, 2, 3], [-1, 2, 3], false),
      (0x0b, [0, 1, 0, 2, 0, 3], [1, 2, 3], true), (0x0b, [255, 255, 0, 2, 1, 3], [-1, 2, 259], false),
      (0x0c, [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3], [1, 2, 3], true),
      (0x0d, [0x3f, 0x80, 0, 0, 0x40, 0, 0, 0, 0x40, 0x40, 0, 0], [1, 2, 3], false),
      (
        0x0e, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0xc0, 8, 0, 0, 0, 0, 0, 0],
        [1, 2, -3], false
      ),
    ] as [(UInt8, [UInt8], [Float], Bool)])
  func everyTypeIsRead(type: UInt8, content: [UInt8], values: [Float], areBytes: Bool) throws {
    let dataset = try FileForm.idx.read(idx([1, 3], content, type: type))
    #expect(dataset.inputShape == [1, 3])
    #expect(dataset.train.storedFloats == values)
    #expect(dataset.train.areBytes == areBytes)
    #expect(dataset.train.valueMaximum == (areBytes ? 255 : 1))
  }

  @Test func imagesMayHaveChannels() throws {
    let dataset = try FileForm.idx.read(idx([2, 3, 1, 2], Array(0..<12)))
    #expect(dataset.inputShape == [3, 1, 2])
    #expect(dataset.train.values == .bytes(Array(0..<12)))
  }

  /// Not a number among the values of the second sample.
  @Test func valuesThatAreNotFiniteAreBad() throws {
    let content: [UInt8] = [0x3f, 0x80, 0, 0, 0x7f, 0xc0, 0, 0]
    let file = idx([2, 1], content, type: 0x0d)
    #expect(
      throws: DatasetError.malformed(file: "idx", place: .record(1), expected: "finite numbers", found: "nan")
    ) { try FileForm.idx.read(file) }
    let dataset = try FileForm.idx.read(file, skippingBad: true)
    #expect(dataset.train.values == .floats([1]))
    #expect(dataset.skipped.count == 1)
  }
}
