import Foundation
import Lab

/// The lines of standard input, as they come, each of bounded length.
struct InputLines {
  /// The number of the line that was read last, from 1.
  private(set) var number = 0
  private var waiting: [UInt8] = []
  private var isAtEnd = false

  /// The bytes that a line may have.
  private static let limit = 1 << 16

  /// The next line without its line break; nil at the end.
  mutating func next() throws -> String? {
    var searched = 0
    while true {
      if let end = waiting[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { waiting.removeFirst(end + 1) }
        return line(waiting[..<end])
      }
      searched = waiting.count
      guard searched <= Self.limit else {
        throw LabError(
          .badData, "standard input, line \(number + 1): expected at most \(Self.limit) bytes, found more")
      }
      guard !isAtEnd else {
        defer { waiting = [] }
        return waiting.isEmpty ? nil : line(waiting[...])
      }
      fill()
    }
  }

  private mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count > 0 { waiting += buffer[..<count] } else { isAtEnd = count == 0 || errno != EINTR }
  }

  private mutating func line(_ bytes: ArraySlice<UInt8>) -> String {
    number += 1
    return String(decoding: bytes, as: UTF8.self)
  }
}
