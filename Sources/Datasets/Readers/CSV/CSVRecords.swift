/// The records of a comma-separated text, which come line by line.
struct CSVRecords {
  private(set) var values = ValueBuffer()
  private(set) var labels = LabelBuffer()
  private let columns: CSVColumns
  /// The values of the line that is read, in the form that it has.
  private var bytes: [UInt8]
  private var floats: [Float] = []

  init(_ columns: CSVColumns) {
    self.columns = columns
    bytes = [UInt8](repeating: 0, count: columns.count)
  }

  /// Adds one line's record.
  mutating func add(_ line: UnsafeBufferPointer<UInt8>) throws(CSVFault) {
    let columns = columns
    let label = bytes.withUnsafeMutableBufferPointer { Self.readBytes(line, columns, into: $0) }
    if let label {
      try add(label: String(decoding: UnsafeBufferPointer(rebasing: line[label]), as: UTF8.self))
      values.append(bytes.prefix(columns.count - 1))
    } else {
      try addNumbers(line)
    }
  }

  /// Reads the most common line, which holds nothing but whole numbers from 0 to 255 and a label without quotes.
  ///
  /// - Returns: where the label is, or nil where the line is another.
  private static func readBytes(
    _ line: UnsafeBufferPointer<UInt8>, _ columns: CSVColumns, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard let text = line.baseAddress else { return nil }
    // The byte after the line is the one that ends it, so that the digits of a field always come to an end.
    var place = 0
    var label = 0..<0
    var filled = 0
    for column in 0..<columns.count {
      if column == columns.label {
        let start = place
        while place < line.count, text[place] != UInt8(ascii: ",") { place &+= 1 }
        guard place > start, text[start] != UInt8(ascii: "\""), text[start] != UInt8(ascii: " "),
          text[place &- 1] != UInt8(ascii: " ")
        else { return nil }
        label = start..<place
      } else {
        var digit = text[place] &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        var value: UInt = 0
        while digit <= 9 {
          value = value &* 10 &+ UInt(digit)
          guard value <= 255 else { return nil }
          place &+= 1
          digit = text[place] &- UInt8(ascii: "0")
        }
        bytes[filled] = UInt8(truncatingIfNeeded: value)
        filled &+= 1
      }
      if column &+ 1 < columns.count {
        guard text[place] == UInt8(ascii: ",") else { return nil }
        place &+= 1
      }
    }
    return place == line.count ? label : nil
  }

  /// Adds a line whose numbers may have any form.
  private mutating func addNumbers(_ line: UnsafeBufferPointer<UInt8>) throws(CSVFault) {
    floats.removeAll(keepingCapacity: true)
    var areBytes = true
    var label = ""
    var column = 0
    var fields = CSVFields(line)
    while let field = try fields.next() {
      if column == columns.label {
        label = field.text
        guard !label.isEmpty else { throw CSVFault(expected: "a label", found: "''") }
      } else if column < columns.count {
        guard let number = DecimalNumber(field.bytes), case let value = Float(number.value), value.isFinite
        else { throw CSVFault(expected: "a finite number", found: field.shown) }
        floats.append(value)
        areBytes = areBytes && number.isInteger && (0...255).contains(value)
      }
      column += 1
    }
    guard column == columns.count else {
      throw CSVFault(expected: "\(columns.count) columns", found: "\(column)")
    }
    try add(label: label)
    if areBytes, let bytes = floats.bytes { values.append(bytes) } else { values.append(floats) }
  }

  private mutating func add(label: String) throws(CSVFault) {
    guard labels.append(label) else {
      throw CSVFault(expected: "at most \(ClassTable.largestCount) classes", found: "one more")
    }
  }
}
