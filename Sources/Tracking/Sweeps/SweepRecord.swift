public import Foundation

/// A sweep as the store knew it when it was read.
public struct SweepRecord: Sendable, Identifiable {
  /// The identity.
  public var id: SweepID
  /// The name.
  public var name: String
  /// How cells are chosen.
  public var method: String
  /// What "best" means.
  public var objective: MetricObjective
  /// The visible trials by state; a state that no trial is in is absent.
  public var counts: [TrialState: Int]
  /// The trials whose cells the sweep's file no longer lists.
  public var hiddenCount: Int
  /// When it was first registered.
  public var createdAt: Date

  /// The visible trials.
  public var trialCount: Int { counts.values.reduce(0, +) }
}
