import Files
import Foundation

/// Reads the JSON of a header byte by byte: one object of tensors, and nothing deeper than the format has it.
///
/// Stricter than readers of any JSON are: a name that stands twice is refused, as is a member that the format does not
/// know. Nothing is taken on trust that decides how much memory is needed.
struct SafetensorsScanner {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0

  /// - Parameter file: what messages call the file.
  init(_ bytes: [UInt8], file: String) { (self.bytes, self.file) = (bytes, file) }

  /// An error at the next byte.
  func error(expecting expected: String) -> FileError {
    let found: String =
      if position >= bytes.count {
        "the end"
      } else if (0x21..<0x7F).contains(bytes[position]) {
        "'\(Character(UnicodeScalar(bytes[position])))'"
      } else {
        "byte \(bytes[position])"
      }
    return FileError(
      .malformed, file,
      "expected a JSON header of tensors: \(expected) at its byte \(position), found \(found)")
  }

  /// Reads an object; `member` reads the value of each name.
  mutating func object(
    _ member: (inout Self, String) throws(FileError) -> Void
  ) throws(FileError) {
    try take("{")
    var names = Set<String>()
    try items(until: "}") { scanner throws(FileError) in
      let name = try scanner.text()
      guard names.insert(name).inserted else {
        throw FileError(
          .malformed, scanner.file,
          "expected each name once in the header, found '\(name.prefix(200))' again before its byte \(scanner.position)"
        )
      }
      try scanner.take(":")
      try member(&scanner, name)
    }
  }

  /// Reads a list of whole numbers; one that is longer is not read to its end.
  mutating func integers(atMost limit: Int) throws(FileError) -> [Int] {
    try take("[")
    var values: [Int] = []
    try items(until: "]") { scanner throws(FileError) in
      guard values.count < limit else { throw scanner.error(expecting: "at most \(limit) whole numbers") }
      values.append(try scanner.integer())
    }
    return values
  }

  /// Reads a text in quotes.
  mutating func text() throws(FileError) -> String {
    try take("\"")
    var utf8: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] >= 0x20 else { throw error(expecting: "a character of a text") }
      if bytes[position] == UInt8(ascii: "\\") {
        position += 1
        utf8 += try escaped()
      } else {
        utf8.append(bytes[position])
        position += 1
      }
    }
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw error(expecting: "a text of UTF-8 ending")
    }
    try take("\"")
    return text
  }

  /// Makes sure that only spaces are left.
  mutating func finish() throws(FileError) {
    skipSpaces()
    guard position == bytes.count else { throw error(expecting: "nothing more") }
  }

  private mutating func items(
    until end: Unicode.Scalar, _ item: (inout Self) throws(FileError) -> Void
  ) throws(FileError) {
    if isNext(end) { return try take(end) }
    while true {
      try item(&self)
      if isNext(end) { return try take(end) }
      try take(",", or: end)
    }
  }

  private mutating func integer() throws(FileError) -> Int {
    skipSpaces()
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
      position += 1
    }
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      position = start
      throw error(expecting: "a whole number")
    }
    return value
  }

  /// The UTF-8 of what a backslash begins.
  private mutating func escaped() throws(FileError) -> [UInt8] {
    guard position < bytes.count else { throw error(expecting: "an escaped character") }
    let letter = bytes[position]
    if letter == UInt8(ascii: "u") { return try escapedUnicode() }
    guard let plain = Self.escapes[letter] else { throw error(expecting: "an escaped character") }
    position += 1
    return [plain]
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escapedUnicode() throws(FileError) -> [UInt8] {
    var units = [try unit()]
    // A character beyond the first 65536 is written as two.
    if UTF16.isLeadSurrogate(units[0]) {
      guard bytes[position...].starts(with: Array("\\u".utf8)) else {
        throw error(expecting: "the second half of an escaped character")
      }
      position += 1
      units.append(try unit())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw error(expecting: "an escaped character before what stands")
    }
    return Array(text.utf8)
  }

  /// Four hexadecimal digits after a `u`.
  private mutating func unit() throws(FileError) -> UInt16 {
    let digits = bytes[position...].dropFirst().prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error(expecting: "four hexadecimal digits after a 'u'") }
    position += 5
    return unit
  }

  private mutating func isNext(_ scalar: Unicode.Scalar) -> Bool {
    skipSpaces()
    return position < bytes.count && bytes[position] == UInt8(ascii: scalar)
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, or other: Unicode.Scalar? = nil
  ) throws(FileError) {
    guard isNext(scalar) else {
      throw error(expecting: "'\(scalar)'" + (other.map { " or '\($0)'" } ?? ""))
    }
    position += 1
  }

  private mutating func skipSpaces() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }
}
