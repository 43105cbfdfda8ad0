import Foundation

/// Where stored bytes come from: a regular file, or memory.
final class ByteOrigin {
  private enum Kind {
    case file(Int32)
    case memory([UInt8], offset: Int)
  }

  let name: String
  /// Number of bytes in all.
  let byteCount: Int
  private var kind: Kind

  init(memory: [UInt8], name: String) {
    self.name = name
    byteCount = memory.count
    kind = .memory(memory, offset: 0)
  }

  init(path: String) throws(ZlibError) {
    // Without O_NONBLOCK a named pipe would wait here for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(name: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(name: path, reason: "not a regular file")
    }
    name = path
    byteCount = Int(status.st_size)
    kind = .file(descriptor)
  }

  deinit {
    if case .file(let descriptor) = kind { close(descriptor) }
  }

  /// Reads up to the buffer's size and returns how many bytes there were; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    switch kind {
    case .memory(let bytes, let offset):
      let count = min(buffer.count, bytes.count - offset)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
      kind = .memory(bytes, offset: offset + count)
      return count
    case .file(let descriptor):
      while true {
        let count = Foundation.read(descriptor, base, buffer.count)
        if count >= 0 { return count }
        guard errno == EINTR else { throw .unreadable(name: name, reason: String(cString: strerror(errno))) }
      }
    }
  }
}
