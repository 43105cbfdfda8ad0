public import Foundation

/// The bytes of a file, or of memory, read piece by piece as they are asked for.
///
/// A file is not mapped into memory: where somebody cuts a mapped file off, the next look at it ends the process.
public struct FileBytes: Sendable {
  private enum Storage: Sendable {
    case file(OpenFile)
    case memory([UInt8])
  }

  /// Number of bytes in all.
  public let count: Int
  private let storage: Storage

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) { (count, storage) = (bytes.count, .memory(bytes)) }

  /// Opens a regular file.
  ///
  /// - Throws: where there is none, or what is there is something else: a folder, a device, a pipe.
  public init(path: String) throws(FileError) {
    let file = try OpenFile(path)
    (count, storage) = (file.byteCount, .file(file))
  }

  /// All bytes.
  public func data() throws(FileError) -> Data {
    var data = Data(capacity: count)
    try forEachPiece(of: 0..<count) { data.append(contentsOf: $0) }
    return data
  }

  /// The bytes of a range.
  public func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    try forEachPiece(of: range) { bytes += $0 }
    return bytes
  }

  /// Hands on the bytes of a range in pieces; the size of each but the last is a multiple of eight.
  public func forEachPiece(
    of range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(FileError) {
    switch storage {
    case .memory(let bytes): bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    case .file(let file):
      var piece = [UInt8](repeating: 0, count: min(Self.pieceSize, range.count))
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceSize) {
        let size = min(Self.pieceSize, range.upperBound - start)
        try file.read(at: start, count: size, into: &piece)
        piece.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
      }
    }
  }

  private static let pieceSize = 1 << 20
}

/// A regular file that is open for reading.
private final class OpenFile: Sendable {
  let byteCount: Int
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    // Without O_NONBLOCK a named pipe would wait here for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno == ENOENT ? "; there is none" : ": \(String(cString: strerror(errno)))"
      throw FileError(.unreadable, path, "expected a file that can be read\(reason)")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(.unreadable, path, "expected a file, found something else")
    }
    (self.path, self.descriptor, byteCount) = (path, descriptor, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// Fills in the first `count` bytes of a piece.
  func read(at offset: Int, count: Int, into piece: inout [UInt8]) throws(FileError) {
    var filled = 0
    while filled < count {
      let found = piece.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
      }
      if found < 0, errno == EINTR { continue }
      guard found > 0 else {
        throw FileError(
          .unreadable, path,
          found == 0
            ? "expected \(byteCount) bytes, found \(offset + filled): it was cut off while it was read"
            : "byte \(offset + filled) cannot be read: \(String(cString: strerror(errno)))")
      }
      filled += found
    }
  }
}
