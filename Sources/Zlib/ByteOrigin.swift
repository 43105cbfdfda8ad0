import Foundation

/// Where stored bytes come from: a regular file, memory, or a part of either.
final class ByteOrigin {
  private enum Storage {
    case file(OpenFile)
    case memory([UInt8])
  }

  let name: String
  /// Number of bytes in all.
  let byteCount: Int
  private let storage: Storage
  /// Where in the storage this origin's bytes begin.
  private let base: Int
  /// How many of the bytes were read.
  private var offset = 0

  private init(_ storage: Storage, name: String, base: Int, byteCount: Int) {
    (self.storage, self.name, self.base, self.byteCount) = (storage, name, base, byteCount)
  }

  convenience init(memory: [UInt8], name: String) {
    self.init(.memory(memory), name: name, base: 0, byteCount: memory.count)
  }

  convenience init(path: String) throws(ZlibError) {
    let file = try OpenFile(path: path)
    self.init(.file(file), name: path, base: 0, byteCount: file.byteCount)
  }

  /// A part, read from its own beginning; `range` lies within this origin's bytes.
  func part(_ range: Range<Int>, name: String) -> ByteOrigin {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "a part beyond the bytes")
    return ByteOrigin(storage, name: name, base: base + range.lowerBound, byteCount: range.count)
  }

  /// All of the bytes; fewer where the file has become shorter meanwhile.
  func readAll() throws(ZlibError) -> [UInt8] { try bytes(upTo: byteCount, from: read(into:)) }

  /// Reads up to the buffer's size and returns how many bytes there were; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(byteCount - offset))
    let count: Int
    switch storage {
    case .memory(let bytes):
      bytes.withUnsafeBytes {
        wanted.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[(base + offset)...].prefix(wanted.count)))
      }
      count = wanted.count
    case .file(let file): count = try file.read(at: base + offset, into: wanted)
    }
    offset += count
    return count
  }
}

/// An array of at most `count` bytes, as many as `read` fills.
func bytes(
  upTo count: Int, from read: (UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int
) throws(ZlibError) -> [UInt8] {
  var failure: ZlibError?
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    do throws(ZlibError) {
      filled = try read(UnsafeMutableRawBufferPointer(buffer))
    } catch { failure = error }
  }
  if let failure { throw failure }
  return bytes
}

/// A regular file that is open for reading.
private final class OpenFile {
  let byteCount: Int
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(ZlibError) {
    // Without O_NONBLOCK a named pipe would wait here for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(name: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(name: path, reason: "not a regular file")
    }
    (self.path, self.descriptor, byteCount) = (path, descriptor, Int(status.st_size))
  }

  deinit { close(descriptor) }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    while true {
      let count = pread(descriptor, base, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw .unreadable(name: path, reason: String(cString: strerror(errno))) }
    }
  }
}
