/// How a scheduler works.
public struct SchedulerOptions: Hashable, Sendable {
  /// How many trials run at the same time.
  public var jobs: Jobs
  /// How often a trial is tried again after it failed.
  public var retries: Int
  /// How many trials may fail for good before the sweep is given up; nil for any number.
  public var maxFailed: Int?
  /// How many trials the sweep is to have once all are laid out; nil where only time ends it, or nobody knows.
  public var plannedTrials: Int?
  /// The seconds after which nothing more is begun and what is running is interrupted; nil for no end.
  public var budgetSeconds: Double?
  /// What all running trials may take together, in bytes; nil for four fifths of what is free when the scheduler begins.
  public var memoryBytes: Int?
  /// The seconds after which a trial whose worker and scheduler are both silent may be given to another.
  public var leaseSeconds: Double
  /// The seconds that workers have to end in order before they are killed.
  public var graceSeconds: Double

  /// The options; everything but the jobs has a default that suits real training.
  public init(
    jobs: Jobs, retries: Int = 2, maxFailed: Int? = nil, plannedTrials: Int? = nil,
    budgetSeconds: Double? = nil, memoryBytes: Int? = nil, leaseSeconds: Double = 60,
    graceSeconds: Double = 10
  ) {
    self.jobs = jobs
    self.retries = max(0, retries)
    self.maxFailed = maxFailed
    self.plannedTrials = plannedTrials
    self.budgetSeconds = budgetSeconds
    self.memoryBytes = memoryBytes
    self.leaseSeconds = leaseSeconds
    self.graceSeconds = graceSeconds
  }
}
