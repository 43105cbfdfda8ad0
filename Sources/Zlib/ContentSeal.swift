/// What a directory promises of a content, held against the content while it is read.
struct ContentSeal {
  private let byteCount: Int
  private let checksum: UInt32
  private var foundCount = 0
  private var foundChecksum: UInt32 = 0

  init(byteCount: Int, crc32: UInt32) { (self.byteCount, checksum) = (byteCount, crc32) }

  /// Takes the next bytes into account; `name` is what errors call the content.
  mutating func take(_ bytes: UnsafeRawBufferPointer, of name: String) throws(ZlibError) {
    foundCount += bytes.count
    guard foundCount <= byteCount else {
      throw .wrongSize(name: name, expected: "\(byteCount) bytes", found: "more")
    }
    foundChecksum = crc32(bytes, after: foundChecksum)
  }

  /// Checks the whole, once there is no more of it.
  func check(_ name: String) throws(ZlibError) {
    guard foundCount == byteCount else {
      throw .wrongSize(name: name, expected: "\(byteCount) bytes", found: "\(foundCount)")
    }
    guard foundChecksum == checksum else {
      throw .corrupt(name: name, byte: byteCount, detail: "its checksum is not the directory's")
    }
  }
}
