import Foundation
import Zlib

/// Reads the binary form of CIFAR-10 or CIFAR-100 as published: loose files, plain or gzip, the folder that the archive
/// unpacks to, or the archive itself.
struct CIFARReader {
  /// What tells the two apart.
  struct Form {
    let archive: String
    let folder: String
    let trainFiles: [String]
    let testFile: String
    let classFile: String
    let labelSize: Int
    /// Records of a file at most.
    let largestCount: Int

    /// Six files of 10,000 records, each with one label.
    static let ten = Form(
      archive: "cifar-10-binary.tar.gz", folder: "cifar-10-batches-bin",
      trainFiles: (1...5).map { "data_batch_\($0).bin" }, testFile: "test_batch.bin",
      classFile: "batches.meta.txt", labelSize: 1, largestCount: 10_000)

    /// Two files of 50,000 and 10,000 records, each with the label of its superclass and then its own.
    static let hundred = Form(
      archive: "cifar-100-binary.tar.gz", folder: "cifar-100-binary", trainFiles: ["train.bin"],
      testFile: "test.bin", classFile: "fine_label_names.txt", labelSize: 2, largestCount: 50_000)

    /// The files of which one must be there.
    var fileNames: [String] { trainFiles + [testFile] }
  }

  let form: Form

  /// Reads what a folder holds; those training files are read that are there, in their order.
  func read(in folder: String) throws(DatasetError) -> KnownParts {
    let loose = [folder, "\(folder)/\(form.folder)"].first { candidate in
      form.fileNames.contains { DataFile.path($0, in: candidate) != nil }
    }
    guard let loose else { return try read(archive: .open("\(folder)/\(form.archive)")) }
    return try parts(at: loose) { name throws(DatasetError) in
      guard let path = DataFile.path(name, in: loose) else { return nil }
      return try .open(path)
    }
  }

  /// Reads what an archive holds.
  func read(archive: ByteReader) throws(DatasetError) -> KnownParts {
    let wanted = form.fileNames + [form.classFile]
    let tar = TarArchive(archive)
    let limit = form.largestCount * (form.labelSize + CIFARRecords.imageSize)
    var contents: [String: [UInt8]] = [:]
    while let file = try tar.next(limit: limit, isWanted: { wanted.contains(Self.name($0)) }) {
      contents[Self.name(file.path)] = file.content
    }
    return try parts(at: archive.name) { name throws(DatasetError) in
      guard let content = contents[name] else { return nil }
      return try reading { () throws(ZlibError) in try ByteReader(content, name: "\(archive.name)/\(name)") }
    }
  }

  private static func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

  private func parts(
    at place: String, _ file: (String) throws(DatasetError) -> ByteReader?
  ) throws(DatasetError) -> KnownParts {
    var train = CIFARRecords(labelSize: form.labelSize)
    for name in form.trainFiles {
      if let reader = try file(name) { try train.add(reader) }
    }
    var test = CIFARRecords(labelSize: form.labelSize)
    guard !train.labels.isEmpty else { throw .missingFile("\(place)/\(form.trainFiles[0])") }
    guard let testReader = try file(form.testFile) else { throw .missingFile("\(place)/\(form.testFile)") }
    try test.add(testReader)
    let classes: [String]? =
      if let reader = try file(form.classFile) { try Self.classes(reader) } else { nil }
    return KnownParts(train: train.part, test: test.part, classes: classes)
  }

  /// The names in a file of one a line.
  private static func classes(_ reader: ByteReader) throws(DatasetError) -> [String] {
    let text = try reading { () throws(ZlibError) in try reader.readToEnd(limit: 1 << 16) }
    return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
