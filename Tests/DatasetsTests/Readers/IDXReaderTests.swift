import Foundation
import Datasets
import Tensors
import TestSupport
import Testing
import Zlib

@Suite struct IDXReaderTests {
  private let files: IDXFiles
  private let images = idx([3, 2, 3], Array(0..<18))

  init() throws { files = try IDXFiles() }

  @Test func plainFilesAreRead() throws {
    let dataset = try load()
    #expect(dataset.inputShape == [1, 2, 3])
    #expect(dataset.train.labels == [7, 0, 9])
    #expect(dataset.train.values == .bytes(Array(0..<18)))
    #expect(dataset.test?.labels == [1, 2])
    #expect(dataset.test?.values == .bytes(Array(100..<112)))
    #expect(dataset.origin == files.folder.path("mnist"))
  }

  @Test func compressedFilesAreReadAlike() throws {
    let fingerprint = try load().fingerprint
    try files.remove(files.trainImages)
    try files.write(gzip(images, crc32: crc32(images[...])), to: files.trainImages + ".gz")
    #expect(try load().fingerprint == fingerprint)
  }

  /// Each file is wrong in one way, and the error says where and what.
  @Test(arguments: [
    ([], 0, "an IDX header (00 00, type, number of dimensions)", "an empty file"),
    (Array("hello".utf8), 0, "an IDX header (00 00, type, number of dimensions)", "68 65 6c 6c"),
    (spoiled(type: 0x0a), 2, "an element type (08 09 0b 0c 0d 0e)", "0a"),
    (spoiled(sizes: [18]), 3, "2 to 4 dimensions", "1"),
    (spoiled(keeping: 10), 10, "a header of 16 bytes", "the end of the file"),
    (spoiled(keeping: 20), 20, "18 bytes after the header", "the end after 4"),
    (spoiled(adding: 1), 34, "the end of the file", "more bytes"),
    (spoiled(sizes: [0, 2, 3]), 4, "a size from 1 to 2147483647", "0"),
    (spoiled(sizes: [3, 2, .max]), 12, "a size from 1 to 2147483647", "4294967295"),
    (
      spoiled(sizes: [2_000_000_000, 2_000_000_000, 2_000_000_000]), 4,
      "at most the 34 bytes that file and machine can hold", "dimensions 2000000000x2000000000x2000000000"
    ),
    (
      spoiled(sizes: [3, 4, 3]), 12, "at most the 34 bytes that file and machine can hold",
      "dimensions 3x4x3"
    ),
  ])
  func malformedImagesAreNamed(content: [UInt8], byte: Int, expected: String, found: String) throws {
    try files.write(content, to: files.trainImages)
    expectMalformed(files.trainImages, .byte(byte), expected: expected, found: found)
  }

  /// A thousandfold is the most that deflate can promise.
  @Test func hugeClaimsInSmallCompressedFilesAreRefused() throws {
    let content = idx([30_000, 28, 28], [])
    let file = gzip(content, crc32: crc32(content[...]))
    try files.write(file, to: files.trainImages)
    expectMalformed(
      files.trainImages, .byte(8),
      expected: "at most the \(1032 * file.count) bytes that file and machine can hold",
      found: "dimensions 30000x28x28")
  }

  @Test func damagedCompressionIsNamed() throws {
    let file = gzip(images, crc32: crc32(images[...]))
    let path = files.folder.path(files.trainImages)
    try files.write(file.dropLast(10), to: files.trainImages)
    expectUnreadable(.truncated(name: path, byte: file.count - 10))
    try files.write(file + [1, 2, 3], to: files.trainImages)
    expectUnreadable(.trailingBytes(name: path, byte: file.count))
    try files.write(gzip(images, crc32: 0), to: files.trainImages)
    expectUnreadable(.corrupt(name: path, byte: file.count - 4, detail: "incorrect data check"))
  }

  @Test func labelsOutOfRangeAreNamed() throws {
    try files.write(idx([3], [7, 10, 9]), to: files.trainLabels)
    expectMalformed(files.trainLabels, .record(1), expected: "a label from 0 to 9", found: "10")
  }

  @Test func asManyLabelsAsImagesAreNeeded() throws {
    try files.write(idx([2], [7, 0]), to: files.trainLabels)
    expectMalformed(
      files.trainLabels, .byte(4),
      expected: "3 labels, one for each sample of \(files.folder.path(files.trainImages))", found: "2")
  }

  @Test func bothPartsHaveOneShape() throws {
    try files.write(idx([2, 3, 2], Array(100..<112)), to: files.testImages)
    #expect(
      throws: DatasetError.unsuitable(
        data: files.folder.path(files.testLabels), expected: "samples of 1x2x3, as the train part's",
        found: "1x3x2")
    ) { try load() }
  }

  @Test func badLabelsAreLeftOutWhereThatIsAsked() throws {
    try files.write(idx([3], [7, 10, 9]), to: files.trainLabels)
    let catalog = DatasetCatalog(dataPath: files.folder.url.path, systemPath: "/nowhere", skipsBad: true)
    let dataset = try catalog.load("mnist")
    #expect(dataset.train.labels == [7, 9])
    #expect(dataset.train.values == .bytes(Array(0..<6) + Array(12..<18)))
    #expect(dataset.skipped.count == 1)
  }

  @Test func aMissingFileIsNamed() throws {
    try files.remove(files.testLabels)
    #expect(throws: DatasetError.missingFile(files.folder.path(files.testLabels))) { try load() }
  }

  private func load() throws -> Dataset {
    try DatasetCatalog(dataPath: files.folder.url.path, systemPath: "/nowhere").load("mnist")
  }

  private func expectMalformed(
    _ file: String, _ place: DatasetError.Place, expected: String, found: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: DatasetError.malformed(
        file: files.folder.path(file), place: place, expected: expected, found: found),
      sourceLocation: location
    ) { try load() }
  }

  private func expectUnreadable(_ error: ZlibError, at location: SourceLocation = #_sourceLocation) {
    #expect(throws: DatasetError.unreadable(reason: error.description), sourceLocation: location) {
      try load()
    }
  }
}

/// An images file of 3x2x3 with something wrong.
private func spoiled(
  type: UInt8 = 8, sizes: [UInt32] = [3, 2, 3], keeping: Int = 34, adding extra: Int = 0
) -> [UInt8] {
  idx(sizes, Array(0..<18), type: type).prefix(keeping) + [UInt8](repeating: 0, count: extra)
}
