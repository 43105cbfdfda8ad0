/// How a worker came to the end of a trial, or to its own.
public struct WorkerExit: Hashable, Sendable {
  /// By its own decision, by a signal or by the machine's need.
  public enum Cause: Hashable, Sendable {
    /// It exited, or answered, with this status.
    case code(Int32)
    /// This signal killed it.
    case signal(Int32)
    /// The kernel killed it, as memory had run out.
    case outOfMemory
  }

  /// What ended it.
  public let cause: Cause
  /// The reason that it gave, else the last line that it wrote to standard error, if it wrote any.
  public let lastLine: String?
  /// The end of what it wrote to standard error since the trial began.
  public let log: String?

  /// An end of a trial or of a worker.
  public init(_ cause: Cause, lastLine: String? = nil, log: String? = nil) {
    self.cause = cause
    self.lastLine = lastLine
    self.log = log
  }

  /// Whether trying again could help: bad usage, bad data and missing data stay what they are.
  var isWorthRetrying: Bool {
    switch cause {
    case .code(64), .code(65), .code(66): false
    default: true
    }
  }

  /// Whether somebody asked it to stop, which is no fault of the trial.
  var isInterruption: Bool { cause == .code(130) }
}

extension WorkerExit: CustomStringConvertible {
  /// The reason that is kept for a trial which did not finish.
  public var description: String {
    let words = lastLine.map { ": \($0)" } ?? ""
    return switch cause {
    case .signal(let signal): "killed by signal \(signal)\(words)"
    case .outOfMemory: "killed for want of memory"
    case .code(0): "ended without finishing its trial"
    case .code(130): "interrupted\(words)"
    case .code(let code): "exit code \(code)\(words)"
    }
  }
}
