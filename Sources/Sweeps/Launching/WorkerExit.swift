/// How a worker ended.
public struct WorkerExit: Hashable, Sendable {
  /// By its own decision or by a signal.
  public enum Cause: Hashable, Sendable {
    /// It exited with this status.
    case code(Int32)
    /// This signal killed it.
    case signal(Int32)
  }

  /// What ended it.
  public let cause: Cause
  /// The last line that it wrote to standard error, if it wrote any.
  public let lastLine: String?

  /// An end of a worker.
  public init(_ cause: Cause, lastLine: String? = nil) {
    self.cause = cause
    self.lastLine = lastLine
  }

  /// Whether trying again could help: bad usage, bad data and missing data stay what they are.
  public var isWorthRetrying: Bool {
    switch cause {
    case .code(64), .code(65), .code(66): false
    default: true
    }
  }
}

extension WorkerExit: CustomStringConvertible {
  /// The reason that is kept for a trial which did not finish.
  public var description: String {
    switch (cause, lastLine) {
    case (.signal(let signal), nil): "killed by signal \(signal)"
    case (.signal(let signal), let line?): "killed by signal \(signal): \(line)"
    case (.code(0), _): "ended without finishing its trial"
    case (.code(let code), nil): "exit code \(code)"
    case (.code(let code), let line?): "exit code \(code): \(line)"
    }
  }
}
