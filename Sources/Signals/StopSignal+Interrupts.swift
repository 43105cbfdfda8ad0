import Foundation

extension StopSignal {
  /// The signal that Ctrl-C raises once `raiseOnInterrupts` was called.
  public static let interrupts = StopSignal()

  /// Lets the first SIGINT, SIGTERM, SIGUSR1 or SIGUSR2 of this process ask for an orderly end; the second one of a kind
  /// ends it at once.
  ///
  /// The last two are what cluster schedulers announce the end of a job with.
  public static func raiseOnInterrupts() -> StopSignal {
    // Made before the handler can run: a handler must not run initializers.
    let stop = interrupts
    for number in [SIGINT, SIGTERM, SIGUSR1, SIGUSR2] {
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
}
