import Tracking

/// A trial that a worker of this scheduler carries out.
struct Assignment {
  let lease: TrialLease
}
