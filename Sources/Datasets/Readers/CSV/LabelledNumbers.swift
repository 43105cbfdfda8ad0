import Zlib

/// A comma-separated text of a label and some numbers a line, in double precision.
package struct LabelledNumbers {
  /// What the header calls the columns of numbers; nil without a header.
  package let names: [String]?
  /// One a line, as it is written.
  package let labels: [String]
  /// Line by line, as many as there are columns of numbers.
  package let numbers: [Double]
  package let columnCount: Int
  /// The number of the first label's line, 1 first; each has a line of its own.
  package let firstLine: Int

  /// Reads a file, plain or gzip; the labels are in the column that a header calls `label`, else in the first.
  ///
  /// - Throws: `DatasetError` with the line of what is wrong.
  package init(path: String) throws(DatasetError) {
    let lines = LineReader(try .open(path))
    let first = try lines.next() ?? UnsafeBufferPointer(start: nil, count: 0)
    let fields = try Self.texts(first, lines)
    let label = fields.contains("label") ? "label" : "0"
    let columns = try CSVColumns(fields, label: label, file: lines.name)
    guard columns.count > 1 else {
      throw .malformed(
        file: lines.name, place: .line(1), expected: "a label and at least one number",
        found: "\(columns.count) column\(columns.count == 1 ? "" : "s")")
    }
    names = columns.hasHeader ? fields.indices.filter { $0 != columns.label }.map { fields[$0] } : nil
    (columnCount, firstLine) = (columns.count - 1, columns.hasHeader ? 2 : 1)
    var (labels, numbers): ([String], [Double]) = ([], [])
    var line: UnsafeBufferPointer<UInt8>? = columns.hasHeader ? try lines.next() : first
    while let record = line {
      do throws(CSVFault) {
        labels.append(try Self.read(record, columns, into: &numbers))
      } catch {
        throw error.error(at: lines)
      }
      line = try lines.next()
    }
    guard !labels.isEmpty else {
      throw .malformed(
        file: lines.name, place: .line(lines.number + 1), expected: "at least one sample", found: "the end")
    }
    (self.labels, self.numbers) = (labels, numbers)
  }

  /// Reads one line: its numbers, and the label that is returned.
  private static func read(
    _ line: UnsafeBufferPointer<UInt8>, _ columns: CSVColumns, into numbers: inout [Double]
  ) throws(CSVFault) -> String {
    var fields = CSVFields(line)
    var (label, column) = ("", 0)
    while let field = try fields.next() {
      if column == columns.label {
        label = field.text
        guard !label.isEmpty else { throw CSVFault(expected: "a label", found: "''") }
      } else if column < columns.count {
        guard let number = DecimalNumber(field.bytes), number.value.isFinite else {
          throw CSVFault(expected: "a finite number", found: field.shown)
        }
        numbers.append(number.value)
      }
      column += 1
    }
    guard column == columns.count else {
      throw CSVFault(expected: "\(columns.count) columns", found: "\(column)")
    }
    return label
  }

  private static func texts(
    _ line: UnsafeBufferPointer<UInt8>, _ lines: LineReader
  ) throws(DatasetError) -> [String] {
    do throws(CSVFault) { return try CSVFields.texts(line) } catch { throw error.error(at: lines) }
  }
}
