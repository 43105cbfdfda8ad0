import Tensors

/// What the columns of a comma-separated text are, told by its first line.
struct CSVColumns {
  /// Number of columns.
  let count: Int
  /// Which of them holds the label, counted from 0; all others hold values.
  let label: Int
  /// Whether the first line names the columns, rather than being a record.
  let hasHeader: Bool

  /// Finds the label's column: by name in a header, or by a number, in which case the first line is a header where any
  /// other field of it is no number.
  init(_ fields: [String], label: String, file: String) throws(DatasetError) {
    count = fields.count
    if let index = Int(label) {
      guard fields.indices.contains(index) else {
        throw .malformed(
          file: file, place: .line(1), expected: "a column \(index), counted from 0, for the label",
          found: "\(fields.count) columns")
      }
      self.label = index
      hasHeader = fields.indices.contains { position in
        position != index
          && Array(fields[position].utf8).withUnsafeBufferPointer { DecimalNumber($0) == nil }
      }
    } else {
      guard let index = fields.firstIndex(of: label) else {
        throw .malformed(
          file: file, place: .line(1),
          expected: "a header with the column '\(label)'; 'label_column' names another",
          found: "none of that name")
      }
      self.label = index
      hasHeader = true
    }
  }

  /// The shape of the samples that the other columns hold: the given one, or a gray square.
  func shape(_ given: [Int]?, file: String) throws(DatasetError) -> Shape {
    let valueCount = count - 1
    if let given {
      let shape = Shape(given)
      guard given.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) == valueCount else {
        throw .malformed(
          file: file, place: .line(1), expected: "columns for samples of \(shape) and their label",
          found: "\(valueCount) and a label")
      }
      return shape
    }
    let side = Int(Double(valueCount).squareRoot().rounded())
    guard valueCount > 0, side * side == valueCount else {
      throw .unsuitable(
        data: file, expected: "as many values a line as make a gray square, or a 'shape'",
        found: "\(valueCount) values")
    }
    return [1, side, side]
  }
}
