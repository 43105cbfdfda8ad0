import Foundation

extension StopSignal {
  /// The signal that Ctrl-C raises once `raiseOnInterrupts` was called.
  public static let interrupts = StopSignal()

  /// Lets the first SIGINT or SIGTERM of this process ask for an orderly end; the second one ends it at once.
  public static func raiseOnInterrupts() -> StopSignal {
    // Made before the handler can run: a handler must not run initializers.
    let stop = interrupts
    for number in [SIGINT, SIGTERM] {
      unblock(number)
      signal(number) { received in
        StopSignal.interrupts.raise()
        signal(received, SIG_DFL)
      }
    }
    return stop
  }

  /// A thread of a launcher may have been blocking the signal, and a blocked one would never arrive here.
  private static func unblock(_ number: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Raises the signal when standard input ends: whoever started this process is gone.
  public func raiseAtEndOfInput() {
    Thread.detachNewThread { [self] in
      while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
      raise()
    }
  }
}
