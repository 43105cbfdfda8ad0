/// The last lines that a run had to say: at most 200, and 16 KiB.
package struct LogTail {
  /// The most lines that are kept.
  package static let lineLimit = 200
  /// The most bytes that are kept, line breaks included.
  package static let byteLimit = 16 * 1024

  private(set) var lines: [String] = []
  private var byteCount = 0

  /// The tail that a text is, or has.
  package init(_ text: String = "") { if !text.isEmpty { append(text) } }

  /// The lines, with a line break between them.
  package var text: String { lines.joined(separator: "\n") }

  var isEmpty: Bool { lines.isEmpty }

  /// Adds a line, or several; what is longer than all that is kept loses its end.
  package mutating func append(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // A cut character grows by up to three bytes when it is replaced.
      let isLong = line.utf8.count >= Self.byteLimit
      let kept = isLong ? String(decoding: line.utf8.prefix(Self.byteLimit - 8), as: UTF8.self) : String(line)
      lines.append(kept)
      byteCount += kept.utf8.count + 1
    }
    var excess = 0
    while lines.count - excess > Self.lineLimit || byteCount > Self.byteLimit {
      byteCount -= lines[excess].utf8.count + 1
      excess += 1
    }
    lines.removeFirst(excess)
  }
}
