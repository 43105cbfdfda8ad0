import Foundation

/// The file `NAME.part` that a download fills: one process at a time, kept when it is interrupted.
///
/// It has no state beside the file's own, so that whoever appends and whoever waits need not agree on any.
final class PartFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// Opens what an earlier download has left, or begins anew.
  ///
  /// - Throws: `inUse` where another download holds the file.
  init(for target: String) throws(DownloadError) {
    path = target + ".part"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .lastFailure(path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        Foundation.close(descriptor)
        throw code == EWOULDBLOCK ? .inUse(path: path) : .unwritable(path: path, reason: reason(code))
      }
      if Self.isStillCalled(path, descriptor) {
        self.descriptor = descriptor
        return
      }
      // Its last owner gave it its name, or removed it, after we had opened it.
      Foundation.close(descriptor)
    }
  }

  private static func isStillCalled(_ path: String, _ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return stat(path, &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino
      && named.st_dev == opened.st_dev
  }

  /// How many bytes have come.
  var size: Int {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : 0
  }

  func append(_ bytes: Data) throws(DownloadError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 || errno == EINTR else { throw .lastFailure(path) }
      rest = rest.dropFirst(max(0, written))
    }
  }

  /// Forgets what has come.
  func clear() throws(DownloadError) {
    guard ftruncate(descriptor, 0) == 0 else { throw .lastFailure(path) }
  }

  /// The SHA-256 of what has come.
  func digest() throws(DownloadError) -> String {
    guard let digest = contentDigest(ofFile: descriptor) else { throw .lastFailure(path) }
    return digest
  }

  /// Gives the file its final name, once all of it is on the disk.
  func publish(as target: String) throws(DownloadError) {
    guard fsync(descriptor) == 0, rename(path, target) == 0 else { throw .lastFailure(target) }
    let folder = open((target as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    Foundation.close(folder)
  }

  /// Lets go of the file; one that holds nothing is removed.
  func close() {
    if size == 0, Self.isStillCalled(path, descriptor) { unlink(path) }
    Foundation.close(descriptor)
  }
}

extension DownloadError {
  /// What the file system has just said.
  static func lastFailure(_ path: String) -> DownloadError {
    .unwritable(path: path, reason: reason(errno))
  }
}

private func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
