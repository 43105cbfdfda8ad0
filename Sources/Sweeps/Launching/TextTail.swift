import Synchronization

/// The end of a stream of text, of which only some KiB are kept.
final class TextTail: Sendable {
  /// How many bytes are kept.
  static let limit = 8 << 10
  private static let longestLine = 400

  private let bytes = Mutex<[UInt8]>([])

  /// Adds what was read.
  func append(_ new: some Collection<UInt8>) {
    bytes.withLock { bytes in
      bytes.append(contentsOf: new.suffix(Self.limit))
      if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }
  }

  /// Forgets everything.
  func clear() { bytes.withLock { $0.removeAll() } }

  /// What is kept; nil where there is nothing but white space.
  var text: String? {
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  /// The last line that holds more than white space, without control characters.
  var lastLine: String? {
    let line = text?.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    return line.map { String(String($0).singleLine.suffix(Self.longestLine)) }
  }
}
