public import Foundation

/// One attempt at a trial, from claim to end.
public struct AttemptRecord: Sendable {
  /// The number within the trial, from 1.
  public var number: Int
  /// The run that it started, if it came so far.
  public var run: RunID?
  /// The process that claimed the trial.
  public var owner: LeaseOwner
  /// When the trial was claimed.
  public var startedAt: Date
  /// When the attempt ended.
  public var finishedAt: Date?
  /// How it ended; nil while it goes on.
  public var outcome: AttemptOutcome?
  /// Why it ended so.
  public var reason: String?
}
