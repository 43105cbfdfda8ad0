import Tensors
import Zlib

/// Reads samples from comma-separated text: a label and decimal numbers a line, behind a header or not.
struct CSVReader: PartReader {
  private let path: String
  private let labelColumn: String
  private let shape: [Int]?

  init(_ source: DatasetSource) {
    (path, labelColumn, shape) = (source.location, source.labelColumn ?? "label", source.shape)
  }

  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    (try part(.open(path), &bad), nil)
  }

  /// The samples of one text.
  func part(_ reader: ByteReader, _ bad: inout BadRecords) throws(DatasetError) -> ReadPart {
    let lines = LineReader(reader)
    var line = try lines.next() ?? UnsafeBufferPointer(start: nil, count: 0)
    let columns = try CSVColumns(Self.texts(line, of: lines), label: labelColumn, file: reader.name)
    let shape = try columns.shape(shape, file: reader.name)
    var records = CSVRecords(columns)
    var isRecord = !columns.hasHeader
    while true {
      if isRecord {
        do { try records.add(line) } catch { try bad.note(error.error(at: lines)) }
      }
      guard let next = try lines.next() else { break }
      (line, isRecord) = (next, true)
    }
    guard records.labels.count > 0 else {
      throw .malformed(
        file: reader.name, place: .line(lines.number + 1), expected: "at least one sample", found: "the end")
    }
    return ReadPart(
      values: records.values.values, shape: shape, valueMaximum: records.values.valueMaximum,
      labels: records.labels.labels, file: reader.name)
  }

  /// The fields of a text's first line.
  static func firstLine(_ reader: ByteReader) throws(DatasetError) -> [String] {
    let lines = LineReader(reader)
    return try lines.next().map { line throws(DatasetError) in try texts(line, of: lines) } ?? []
  }

  private static func texts(
    _ line: UnsafeBufferPointer<UInt8>, of lines: LineReader
  ) throws(DatasetError) -> [String] {
    do { return try CSVFields.texts(line) } catch { throw error.error(at: lines) }
  }
}

extension CSVFault {
  /// The fault in the line that was given last.
  func error(at lines: LineReader) -> DatasetError {
    .malformed(file: lines.name, place: .line(lines.number), expected: expected, found: found)
  }
}
