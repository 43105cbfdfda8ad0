public import Tracking

/// What a worker is told to do: to carry out a trial with the right that its lease gives.
public struct WorkerOrder: Hashable, Sendable {
  /// The trial's number in the store.
  public let trial: Int64
  /// The token of the lease.
  public let token: String

  /// An order to carry out a leased trial.
  public init(_ lease: TrialLease) { (trial, token) = (lease.trialID, lease.token) }

  /// Reads an order as a worker gets it; nil where the line is something else.
  public init?(line: String) {
    let words = line.split(separator: " ")
    guard words.count == 2, let trial = Int64(words[0]) else { return nil }
    (self.trial, token) = (trial, String(words[1]))
  }

  /// The line that a worker gets: `TRIAL TOKEN`.
  public var line: String { "\(trial) \(token)" }
}
