import Tracking

/// A trial that a worker of this scheduler carries out.
struct Assignment {
  /// The right to it.
  let lease: TrialLease
  /// The memory that it is expected to take; zero where that is not known.
  var bytes = 0
  /// Whether no other may run beside it.
  var isAlone = false

  /// The trial.
  var trial: Int64 { lease.trialID }
}
