import Digests
import Foundation

/// The SHA-256 of an open file from its beginning, in hexadecimal; nil where it cannot be read.
func contentDigest(ofFile descriptor: Int32) -> String? {
  var hash = SHA256()
  var block = [UInt8](repeating: 0, count: 1 << 20)
  var offset = 0
  while true {
    let count = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset) }
    if count == 0 { return hash.finalize().hexadecimal }
    guard count > 0 else {
      if errno == EINTR { continue }
      return nil
    }
    block.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    offset += count
  }
}

extension RemoteFile {
  /// Whether all of the file is at a path.
  func isComplete(at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, Int(facts.st_size) == byteCount else { return false }
    return contentDigest(ofFile: descriptor) == sha256
  }
}
