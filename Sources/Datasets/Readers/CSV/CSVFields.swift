/// The fields of one line of comma-separated text (RFC 4180), from left to right; quoted fields end on their line.
struct CSVFields {
  private let line: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var isAtEnd = false

  init(_ line: UnsafeBufferPointer<UInt8>) { self.line = line }

  /// The bytes of the next field without blanks around it or its quotes; nil after the last.
  mutating func next() throws(CSVFault) -> CSVField? {
    guard !isAtEnd else { return nil }
    while place < line.count, line[place] == UInt8(ascii: " ") { place += 1 }
    if place < line.count, line[place] == UInt8(ascii: "\"") { return try quoted() }
    let start = place
    while place < line.count, line[place] != UInt8(ascii: ",") { place += 1 }
    var end = place
    while end > start, line[end - 1] == UInt8(ascii: " ") { end -= 1 }
    step()
    return CSVField(bytes: UnsafeBufferPointer(rebasing: line[start..<end]), hasDoubledQuotes: false)
  }

  private mutating func quoted() throws(CSVFault) -> CSVField {
    let start = place + 1
    var end = start
    var hasDoubledQuotes = false
    while true {
      guard end < line.count else {
        throw CSVFault(expected: "a closing quote", found: "the end of the line")
      }
      if line[end] == UInt8(ascii: "\"") {
        guard end + 1 < line.count, line[end + 1] == UInt8(ascii: "\"") else { break }
        hasDoubledQuotes = true
        end += 1
      }
      end += 1
    }
    place = end + 1
    while place < line.count, line[place] == UInt8(ascii: " ") { place += 1 }
    guard place == line.count || line[place] == UInt8(ascii: ",") else {
      throw CSVFault(expected: "a comma after a closing quote", found: "other text")
    }
    step()
    return CSVField(
      bytes: UnsafeBufferPointer(rebasing: line[start..<end]), hasDoubledQuotes: hasDoubledQuotes)
  }

  /// Passes the comma after a field.
  private mutating func step() {
    isAtEnd = place >= line.count
    place += 1
  }

  /// All fields of a line as text.
  static func texts(_ line: UnsafeBufferPointer<UInt8>) throws(CSVFault) -> [String] {
    var fields = CSVFields(line)
    var texts: [String] = []
    while let field = try fields.next() { texts.append(field.text) }
    return texts
  }
}

/// What is wrong with a line.
struct CSVFault: Error {
  let expected: String
  let found: String
}

/// One field, which is there as long as its line is.
struct CSVField {
  let bytes: UnsafeBufferPointer<UInt8>
  let hasDoubledQuotes: Bool

  /// The field as text.
  var text: String {
    let text = String(decoding: bytes, as: UTF8.self)
    return hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// The field as it is shown in errors: its beginning, in quotes.
  var shown: String { "'\(String(decoding: bytes.prefix(20), as: UTF8.self))'" }
}
