import Foundation

/// A pipe whose ends no child inherits unless it is handed one.
struct StreamPipe: Sendable {
  /// What it is made of.
  enum Kind {
    case pipe
    /// To write to a socket that nobody reads is an error, to write to such a pipe is a signal.
    case socket
  }

  let readEnd: Int32
  let writeEnd: Int32

  init(_ kind: Kind) throws(SweepError) {
    var ends: [Int32] = [-1, -1]
    let status =
      switch kind {
      case .pipe: pipe(&ends)
      case .socket: socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
      }
    guard status == 0 else { throw .launchFailed("no pipe: \(String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  func closeBoth() {
    close(readEnd)
    close(writeEnd)
  }
}
