import Zlib

/// Runs a step of reading a file; what fails in it becomes an unreadable dataset, the file already named.
func reading<Value>(_ step: () throws(ZlibError) -> Value) throws(DatasetError) -> Value {
  do throws(ZlibError) { return try step() } catch { throw .unreadable(reason: error.description) }
}

extension ByteReader {
  /// A reader of a file, plain or gzip.
  static func open(_ path: String) throws(DatasetError) -> ByteReader {
    try reading { () throws(ZlibError) in try ByteReader(path: path) }
  }

  /// The next `count` bytes, or fewer where the content ends before.
  func next(_ count: Int) throws(DatasetError) -> [UInt8] {
    try reading { () throws(ZlibError) in try read(upTo: count) }
  }

  /// Checks that nothing follows the `offset` bytes that were read.
  func expectEnd(at offset: Int) throws(DatasetError) {
    guard try next(1).isEmpty else {
      throw .malformed(file: name, place: .byte(offset), expected: "the end of the file", found: "more bytes")
    }
  }
}
