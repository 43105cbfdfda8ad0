extension SweepSession {
  /// Ends all workers: asks first, kills those that do not end in time, and queues their trials again.
  func endWorkers(because end: SweepOutcome.End) throws {
    // An error of the store must not keep the other workers from being ended; the first one is told afterwards.
    var failure: (any Error)?
    crew.dismiss()
    awaitEnds(within: options.graceSeconds, end, &failure)
    crew.kill()
    awaitEnds(within: .greatestFiniteMagnitude, end, &failure)
    if let failure { throw failure }
  }

  private func awaitEnds(within seconds: Double, _ end: SweepOutcome.End, _ failure: inout (any Error)?) {
    let start = ContinuousClock.now
    while !crew.isEmpty, (ContinuousClock.now - start) / .seconds(1) < seconds {
      guard let (assignment, exit) = crew.nextEnd(within: 0.1) else { continue }
      do {
        try settleInterrupted(assignment, exit, because: end)
      } catch {
        failure = failure ?? error
      }
    }
  }
}
