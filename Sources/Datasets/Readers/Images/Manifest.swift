import Foundation
import Zlib

/// The images that a manifest lists: comma-separated text with a header, then a path and a label a line.
///
/// Relative paths start from the manifest's folder.
struct Manifest {
  /// The images for training: all, where no column tells them apart.
  private(set) var train: [ImageFile] = []
  /// The images for testing.
  private(set) var test: [ImageFile] = []
  private let folder: String

  init(_ reader: ByteReader, labelColumn: String, _ bad: inout BadRecords) throws(DatasetError) {
    folder = URL(filePath: reader.name).deletingLastPathComponent().path
    let lines = LineReader(reader)
    var columns: ManifestColumns?
    while let line = try lines.next() {
      do throws(CSVFault) {
        let fields = try CSVFields.texts(line)
        if let columns {
          try add(fields, columns)
        } else {
          columns = try ManifestColumns(fields, label: labelColumn)
        }
      } catch {
        let error = error.error(at: lines)
        guard columns != nil else { throw error }
        try bad.note(error)
      }
    }
  }

  private mutating func add(_ fields: [String], _ columns: ManifestColumns) throws(CSVFault) {
    guard fields.count == columns.count else {
      throw CSVFault(expected: "\(columns.count) columns", found: "\(fields.count)")
    }
    let path = fields[columns.path]
    let label = fields[columns.label]
    guard !path.isEmpty else { throw CSVFault(expected: "the path of an image", found: "''") }
    guard !label.isEmpty else { throw CSVFault(expected: "a label", found: "''") }
    let file = ImageFile(path: path.hasPrefix("/") ? path : "\(folder)/\(path)", label: label)
    switch columns.split.map({ fields[$0] }) {
    case nil, "train": train.append(file)
    case "test": test.append(file)
    case let other?:
      throw CSVFault(
        expected: "'train' or 'test', as validation samples are taken from those for training",
        found: "'\(other.prefix(20))'")
    }
  }
}
