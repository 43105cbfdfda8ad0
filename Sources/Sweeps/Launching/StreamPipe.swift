import Foundation

/// A pipe whose ends no child inherits unless it is handed one.
struct StreamPipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws(SweepError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .launchFailed("no pipe: \(String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  func closeBoth() {
    close(readEnd)
    close(writeEnd)
  }
}
