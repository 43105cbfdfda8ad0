/// What becomes of a trial after an epoch.
public enum Verdict: Hashable, Sendable {
  /// Its training goes on.
  case goOn
  /// Its run ends as pruned, for a reason that people can read.
  case stop(reason: String)
  /// It is set aside until it is promoted.
  case pause
}
