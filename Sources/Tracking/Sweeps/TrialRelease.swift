/// What becomes of a trial whose attempt did not finish; each case tells the reason.
public enum TrialRelease: Hashable, Sendable {
  /// The attempt failed: count it and queue the trial again.
  case retry(String)
  /// The attempt failed for want of memory: count it and queue the trial again, to run with no other beside it.
  case retryAlone(String)
  /// The attempt failed: count it and give the trial up.
  case failed(String)
  /// The attempt was stopped from outside: queue the trial again and count nothing.
  case interrupted(String)
}
