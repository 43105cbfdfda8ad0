/// What a run has to say when it ends.
public struct RunSummary: Hashable, Sendable {
  /// The epochs completed; nil where they were not counted.
  public var epochs: Int?
  /// The best epoch by the run's objective.
  public var bestEpoch: Int?
  /// The time from start to end.
  public var durationSeconds: Double
  /// The training speed.
  public var samplesPerSecond: Double?
  /// The most memory that the process held.
  public var peakMemoryBytes: Int?
  /// The processor time of all threads of the process, for itself and for the system.
  public var cpuSeconds: Double?

  /// A summary.
  public init(
    epochs: Int?, bestEpoch: Int? = nil, durationSeconds: Double, samplesPerSecond: Double? = nil,
    peakMemoryBytes: Int? = nil, cpuSeconds: Double? = nil
  ) {
    self.epochs = epochs
    self.bestEpoch = bestEpoch
    self.durationSeconds = durationSeconds
    self.samplesPerSecond = samplesPerSecond
    self.peakMemoryBytes = peakMemoryBytes
    self.cpuSeconds = cpuSeconds
  }
}
