import Datasets
import Foundation
import Tensors
import TestSupport
import Testing
import Zlib

@Suite struct CIFARReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func looseFilesAreReadInTheirOrder() throws {
    try write(records([3, 9], red: 50), to: "cifar10/data_batch_3.bin")
    try write(gzip(records([4]), crc32: crc32(records([4])[...])), to: "cifar10/data_batch_1.bin.gz")
    try write(records([0]), to: "cifar10/test_batch.bin")
    let dataset = try load("cifar10")
    #expect(dataset.train.labels == [4, 3, 9])
    #expect(dataset.inputShape == [3, 32, 32])
    #expect(dataset.test?.labels == [0])
    #expect(dataset.classes[9] == "truck")
    #expect(dataset.train.storedFloats[3072] == 50 && dataset.train.storedFloats[3072 + 1024] == 2)
  }

  @Test func theFinerLabelIsRead() throws {
    try write(records([99, 5], coarse: 19), to: "cifar100/cifar-100-binary/train.bin")
    try write(records([7], coarse: 3), to: "cifar100/cifar-100-binary/test.bin")
    let dataset = try load("cifar100")
    #expect(dataset.train.labels == [99, 5])
    #expect(dataset.classes.count == 100)
    #expect(dataset.classes[99] == "worm" && dataset.classes[7] == "beetle")
  }

  @Test func archivesAreReadAsPublished() throws {
    let names = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n"
    try write(
      tar([
        ("cifar-10-batches-bin/data_batch_2.bin", records([2])),
        ("cifar-10-batches-bin/readme.html", Array("<html>".utf8)),
        ("cifar-10-batches-bin/test_batch.bin", records([5])),
        ("cifar-10-batches-bin/batches.meta.txt", Array(names.utf8)),
        ("cifar-10-batches-bin/data_batch_1.bin", records([1])),
      ]), to: "cifar10/cifar-10-binary.tar.gz")
    let dataset = try load("cifar10")
    #expect(dataset.train.labels == [1, 2])
    #expect(dataset.test?.labels == [5])
    #expect(dataset.classes == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
    #expect(dataset.origin == folder.path("cifar10"))
  }

  @Test func missingPartsAreNamed() throws {
    try write(records([1]), to: "cifar10/data_batch_1.bin")
    #expect(throws: DatasetError.missingFile(folder.path("cifar10/test_batch.bin"))) { try load("cifar10") }
    try write(records([1]), to: "cifar10/test_batch.bin")
    try write(Array("a\nb\n".utf8), to: "cifar10/batches.meta.txt")
    #expect(
      throws: DatasetError.unsuitable(
        data: folder.path("cifar10") + ": batches.meta.txt", expected: "10 names of classes, one a line",
        found: "2")
    ) { try load("cifar10") }
  }

  @Test func malformedRecordsAreNamed() throws {
    try write(records([1]), to: "cifar10/test_batch.bin")
    try write(records([1, 10]), to: "cifar10/data_batch_1.bin")
    let file = folder.path("cifar10/data_batch_1.bin")
    #expect(
      throws: DatasetError.malformed(
        file: file, place: .record(1), expected: "a label from 0 to 9", found: "10")
    ) { try load("cifar10") }
    try write(records([1, 2]).dropLast(), to: "cifar10/data_batch_1.bin")
    #expect(
      throws: DatasetError.malformed(
        file: file, place: .byte(6145), expected: "whole records of 3073 bytes", found: "the end of the file")
    ) { try load("cifar10") }
    try write([], to: "cifar10/data_batch_1.bin")
    #expect(throws: DatasetError.self) { try load("cifar10") }
  }

  @Test func damagedArchivesAreRefused() throws {
    let good = tar([("test_batch.bin", records([5])), ("data_batch_1.bin", records([1]))])
    #expect(try FileForm.tar.read(good).train.labels == [0])
    var size = good
    size[124] = UInt8(ascii: "9")
    #expect(throws: DatasetError.self) { try FileForm.tar.read(size) }
    for length in [0, 100, 512, 3000, 512 + 3584 + 100, good.count - 1024 - 600] {
      #expect(throws: DatasetError.self) { try FileForm.tar.read(Array(good[..<length])) }
    }
  }

  private func load(_ name: String) throws -> Dataset {
    try DatasetCatalog(dataPath: folder.url.path, systemPath: "/nowhere").load(name)
  }

  private func write(_ content: [UInt8], to name: String) throws { try folder.write(Data(content), to: name) }
}

/// Records of one colour: red, then 2 for green and 3 for blue.
private func records(_ labels: [UInt8], coarse: UInt8? = nil, red: UInt8 = 1) -> [UInt8] {
  labels.flatMap { label in
    (coarse.map { [$0] } ?? []) + [label]
      + [red, 2, 3].flatMap { [UInt8](repeating: $0, count: 1024) }
  }
}

/// A tar archive as `tar --format=ustar` writes it.
func tar(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
  files.flatMap { name, content in
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000644", at: 100)
    let size = String(content.count, radix: 8)
    put(String(repeating: "0", count: 11 - size.count) + size, at: 124)
    put("        0", at: 148)
    put("ustar", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
    return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  } + [UInt8](repeating: 0, count: 1024)
}
