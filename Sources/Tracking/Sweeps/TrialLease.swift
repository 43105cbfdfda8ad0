public import Foundation

/// The right to carry out a trial; whoever holds its token may write.
public struct TrialLease: Hashable, Sendable {
  /// The trial.
  public var trialID: Int64
  /// A UUID made for this claim alone.
  public var token: String
  /// When the right ends unless it is renewed.
  public var expiresAt: Date

  /// A lease.
  public init(trialID: Int64, token: String, expiresAt: Date) {
    self.trialID = trialID
    self.token = token
    self.expiresAt = expiresAt
  }
}
