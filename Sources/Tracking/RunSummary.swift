/// What a run has to say when it ends.
public struct RunSummary: Hashable, Sendable {
  /// The epochs completed.
  public var epochs: Int
  /// The best epoch by the run's objective.
  public var bestEpoch: Int?
  /// The time from start to end.
  public var durationSeconds: Double
  /// The training speed.
  public var samplesPerSecond: Double?
  /// The most memory that the process held.
  public var peakMemoryBytes: Int?

  /// A summary.
  public init(
    epochs: Int, bestEpoch: Int? = nil, durationSeconds: Double, samplesPerSecond: Double? = nil,
    peakMemoryBytes: Int? = nil
  ) {
    self.epochs = epochs
    self.bestEpoch = bestEpoch
    self.durationSeconds = durationSeconds
    self.samplesPerSecond = samplesPerSecond
    self.peakMemoryBytes = peakMemoryBytes
  }
}
