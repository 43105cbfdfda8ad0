/// Cuts a stream of bytes into lines and keeps little: a line that is too long is left out.
struct LineSplitter {
  /// The longest line that is told, in bytes.
  static let longestLine = 4 << 10

  private var line: [UInt8] = []
  private var isTooLong = false

  /// Takes in what was read; returns the lines that are complete with it.
  mutating func append(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      if !isTooLong { lines.append(String(decoding: line, as: UTF8.self)) }
      line.removeAll(keepingCapacity: true)
      isTooLong = false
      rest = rest[(end + 1)...]
    }
    keep(rest)
    return lines
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    isTooLong = isTooLong || line.count + part.count > Self.longestLine
    if isTooLong { line.removeAll(keepingCapacity: true) } else { line += part }
  }
}
