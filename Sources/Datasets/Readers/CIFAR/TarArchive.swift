import Zlib

/// A tar archive read from front to back (POSIX.1-2017, pax, section "ustar Interchange Format").
final class TarArchive {
  private let reader: ByteReader
  private var offset = 0

  init(_ reader: ByteReader) { self.reader = reader }

  /// The path and content of the next regular file whose content is wanted; nil at the end of the archive.
  ///
  /// - Parameter limit: no content may have more bytes.
  func next(
    limit: Int, isWanted: (_ path: String) -> Bool
  ) throws(DatasetError) -> (path: String, content: [UInt8])? {
    while let header = try nextHeader() {
      let isRegular = header[156] == UInt8(ascii: "0") || header[156] == 0
      let size = try octal(header[124..<136])
      let path = path(header)
      guard isRegular, isWanted(path) else {
        try skip(padded(size))
        continue
      }
      guard size <= limit else { throw malformed("a file of at most \(limit) bytes", "\(path) of \(size)") }
      let content = try reader.next(size)
      guard content.count == size else { throw malformed("\(size) bytes of \(path)", "\(content.count)") }
      offset += size
      try skip(padded(size) - size)
      return (path, content)
    }
    // What follows is padding; read, so that a compressed archive is checked to its end.
    while try !reader.next(1 << 16).isEmpty {}
    return nil
  }

  /// The next header; nil at the block of zeros that ends an archive.
  private func nextHeader() throws(DatasetError) -> [UInt8]? {
    let header = try reader.next(512)
    guard header.count == 512 else {
      throw malformed("a tar header of 512 bytes", "\(header.count) bytes and the end of the file")
    }
    guard header.contains(where: { $0 != 0 }) else { return nil }
    // The sum is taken with the field that holds it read as blanks.
    let sum = header.reduce(0) { $0 + Int($1) } - header[148..<156].reduce(0) { $0 + Int($1) } + 8 * 32
    guard try octal(header[148..<156]) == sum else {
      throw malformed("a tar header with the checksum of its bytes", "another")
    }
    offset += 512
    return header
  }

  private func path(_ header: [UInt8]) -> String {
    let isUSTAR = header[257..<262].elementsEqual("ustar".utf8)
    let parts = (isUSTAR ? [header[345..<500], header[0..<100]] : [header[0..<100]])
      .map { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return parts.filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// A number in octal digits, ended by a blank or a zero byte.
  private func octal(_ field: ArraySlice<UInt8>) throws(DatasetError) -> Int {
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
    guard let value = Int(String(decoding: digits, as: UTF8.self), radix: 8), value >= 0 else {
      throw malformed("a number in octal digits", "'\(String(decoding: digits, as: UTF8.self))'")
    }
    return value
  }

  private func padded(_ size: Int) -> Int { (size + 511) / 512 * 512 }

  private func skip(_ count: Int) throws(DatasetError) {
    var rest = count
    while rest > 0 {
      let piece = try reader.next(min(rest, 1 << 16))
      guard !piece.isEmpty else { throw malformed("\(rest) more bytes", "the end of the file") }
      rest -= piece.count
    }
    offset += count
  }

  private func malformed(_ expected: String, _ found: String) -> DatasetError {
    .malformed(file: reader.name, place: .byte(offset), expected: expected, found: found)
  }
}
