import Foundation

extension StopSignal {
  /// The signal that Ctrl-C raises once `raiseOnInterrupts` was called.
  public static let interrupts = StopSignal()

  /// Lets the first SIGINT or SIGTERM of this process ask for an orderly end; the second one ends it at once.
  public static func raiseOnInterrupts() -> StopSignal {
    // Made before the handler can run: a handler must not run initializers.
    let stop = interrupts
    for number in [SIGINT, SIGTERM] {
      signal(number) { received in
        StopSignal.interrupts.raise()
        signal(received, SIG_DFL)
      }
    }
    return stop
  }

  /// Raises the signal when standard input ends: whoever started this process is gone.
  public func raiseAtEndOfInput() {
    Thread.detachNewThread { [self] in
      while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
      raise()
    }
  }
}
