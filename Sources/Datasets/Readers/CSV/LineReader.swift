import Foundation
import Zlib

/// The lines of a text, which end in LF or CR LF; a byte order mark before the first is passed over.
final class LineReader {
  /// What the text is called.
  var name: String { reader.name }
  /// Number of the line that was given last, 1 first.
  private(set) var number = 0

  private let reader: ByteReader
  /// The text around the place that is read: `buffer[start..<end]` is still to be given.
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  init(_ reader: ByteReader) { self.reader = reader }

  deinit { buffer.deallocate() }

  /// The next line, followed in memory by the LF or CR that ends it; it is there until the next call.
  func next() throws(DatasetError) -> UnsafeBufferPointer<UInt8>? {
    var searched = start
    while true {
      if let lineEnd = lineEnd(from: searched) { return take(upTo: lineEnd, next: lineEnd + 1) }
      guard !isAtEnd else { return start < end ? take(upTo: end, next: end) : nil }
      searched = end - start
      try refill()
    }
  }

  private func lineEnd(from place: Int) -> Int? {
    guard place < end, let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return nil }
    return memchr(base + place, Int32(UInt8(ascii: "\n")), end - place).map { $0 - base }
  }

  private func take(upTo lineEnd: Int, next: Int) -> UnsafeBufferPointer<UInt8> {
    var line = UnsafeBufferPointer(rebasing: buffer[start..<lineEnd])
    start = next
    number += 1
    if line.last == UInt8(ascii: "\r") { line = UnsafeBufferPointer(rebasing: line.dropLast()) }
    if number == 1, line.starts(with: [0xef, 0xbb, 0xbf]) {
      line = UnsafeBufferPointer(rebasing: line.dropFirst(3))
    }
    return line
  }

  /// Moves what is left to the front and reads on behind it, keeping room for the end of the last line.
  private func refill() throws(DatasetError) {
    _ = buffer[..<(end - start)].update(fromContentsOf: buffer[start..<end])
    (start, end) = (0, end - start)
    if end > buffer.count / 2 { try grow() }
    let room = UnsafeMutableRawBufferPointer(
      rebasing: UnsafeMutableRawBufferPointer(buffer)[end..<buffer.count - 1])
    let count = try reading { () throws(ZlibError) in try reader.read(into: room) }
    isAtEnd = count < room.count
    end += count
    buffer[end] = UInt8(ascii: "\n")
  }

  private func grow() throws(DatasetError) {
    guard buffer.count / 2 < longestLine else {
      throw .malformed(
        file: name, place: .line(number + 1), expected: "a line of at most \(longestLine) bytes",
        found: "a longer one")
    }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * buffer.count)
    _ = larger.update(fromContentsOf: buffer)
    buffer.deallocate()
    buffer = larger
  }
}

/// Bytes of the longest line that is sure to be read: an image of 2,048 x 2,048 bytes fits.
private let longestLine = 1 << 24
