import Foundation

/// Where a worker process tells its results, one line each: what was its standard output when it began.
///
/// From then on its standard output is its standard error, so that whatever libraries print is kept in the log and never
/// taken for a result. A scheduler that is gone must not kill the worker, which still has to leave its trial in order, so
/// the process ignores broken pipes.
public struct WorkerResults: Sendable {
  private let descriptor: Int32

  /// Takes over standard output; to be called once, before anything is printed.
  public init() throws(SweepError) { try self.init(takingOver: STDOUT_FILENO, leaving: STDERR_FILENO) }

  /// Takes over a descriptor, which becomes another name for the second one.
  package init(takingOver output: Int32, leaving errors: Int32) throws(SweepError) {
    signal(SIGPIPE, SIG_IGN)
    descriptor = fcntl(output, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    guard descriptor >= 0, dup2(errors, output) >= 0 else {
      throw .launchFailed("no standard output: \(String(cString: strerror(errno)))")
    }
  }

  /// Tells a result; where nobody listens any more nothing happens.
  public func send(_ result: WorkerResult) {
    var rest = Array((result.line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }
}
