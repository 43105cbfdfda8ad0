public import Foundation

/// One of the times that a run went on after it had been interrupted.
public struct RunSegment: Hashable, Sendable {
  /// The number, from 2: the first segment is the run's own start.
  public var number: Int
  /// The epochs that were over when it went on.
  public var epoch: Int
  /// The optimizer updates that were done when it went on.
  public var step: Int
  /// When it went on.
  public var startedAt: Date
  /// When the segment before had ended.
  public var endOfPreviousAt: Date?
  /// Why the segment before had ended.
  public var endOfPreviousReason: String?
}
