import Tracking

extension SweepSession {
  /// Gives trials to workers while slots are free; true where no worker of this scheduler is busy and none was found.
  func fillSlots() throws -> Bool {
    while hasFreeSlot, earlyEnd == nil, nextClaim.isDue() {
      guard let lease = try claim() else { return crew.assignments.isEmpty }
      nextClaim.setOff()
      try begin(lease)
    }
    return false
  }

  private var hasFreeSlot: Bool {
    let running = crew.assignments
    return running.count < options.jobs.count && !isShortOfMemory && !running.contains(where: \.isAlone)
  }

  /// Claims the next trial; where none waits more are laid out first.
  ///
  /// Nil where that brings none either.
  private func claim() throws -> TrialLease? {
    let isAlone = crew.assignments.isEmpty
    repeat {
      let lease = try store.claimTrial(
        sweep: sweep.id, leaseSeconds: options.leaseSeconds, promoting: hooks.promoting, alone: isAlone)
      if let lease { return lease }
    } while try earlyEnd == nil && hooks.extend() > 0
    return nil
  }

  /// Gives a claimed trial to a worker, or back where the running ones leave too little memory for it.
  ///
  /// Then nothing is begun before one of them ends: smaller trials must not keep a large one waiting for ever.
  private func begin(_ lease: TrialLease) throws {
    do {
      let assignment = try assignment(for: lease)
      let running = crew.assignments
      let taken = running.reduce(0) { $0 + $1.bytes }
      if running.isEmpty || assignment.bytes <= memoryBytes - taken {
        try crew.begin(assignment)
      } else {
        try store.returnTrial(lease)
        isShortOfMemory = true
      }
    } catch {
      try? store.releaseTrial(lease, .interrupted("\(error)"))
      throw error
    }
  }

  private func assignment(for lease: TrialLease) throws -> Assignment {
    let cost = try monitor.trials.cost(of: lease.trialID)
    // A trial that must run alone is given to nobody who is not; with one job it makes no difference.
    let mayBeAlone = options.jobs.count > 1 && crew.assignments.isEmpty
    let isAlone = try mayBeAlone && store.progress(ofTrial: lease.trialID, in: sweep).runsAlone
    return Assignment(lease: lease, bytes: max(0, cost?.bytes ?? 0), isAlone: isAlone)
  }
}
