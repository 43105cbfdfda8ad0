/// How far a sweep is, at one moment.
public struct SweepProgress: Hashable, Sendable {
  /// A trial that is running, here or under another scheduler of the same sweep.
  public struct RunningTrial: Hashable, Sendable {
    /// What tells the trial from others: the values of the parameters that vary.
    public var label: String
    /// The last epoch that it reported on; nil before the first report.
    public var epoch: Int?
    /// The epochs that it is to run for, where that is known.
    public var epochs: Int?
    /// The last value of the sweep's metric; nil before the first report.
    public var metric: Double?

    /// A running trial.
    public init(label: String, epoch: Int? = nil, epochs: Int? = nil, metric: Double? = nil) {
      self.label = label
      self.epoch = epoch
      self.epochs = epochs
      self.metric = metric
    }
  }

  /// The best finished trial so far.
  public struct Best: Hashable, Sendable {
    /// What tells the trial from others.
    public var label: String
    /// Its best value of the sweep's metric.
    public var value: Double

    /// A trial and what it reached.
    public init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// The sweep's name.
  public var name: String
  /// The metric by which trials are compared.
  public var metric: String
  /// The trials of the sweep.
  public var total: Int
  /// Those that were trained as planned.
  public var finished: Int
  /// Those that were stopped early.
  public var pruned: Int
  /// Those that were given up.
  public var failed: Int
  /// Those that are paused, and may be promoted.
  public var paused: Int
  /// Those that are running.
  public var running: [RunningTrial]
  /// The best one so far.
  public var best: Best?
  /// The seconds since the scheduler, or whoever watches, began.
  public var elapsed: Double
  /// The seconds that are left if the speed stays the same; nil while there is nothing to judge by.
  public var remaining: Double?

  /// The state of a sweep.
  public init(
    name: String, metric: String, total: Int, finished: Int = 0, pruned: Int = 0, failed: Int = 0,
    paused: Int = 0, running: [RunningTrial] = [], best: Best? = nil, elapsed: Double = 0,
    remaining: Double? = nil
  ) {
    self.name = name
    self.metric = metric
    self.total = total
    self.finished = finished
    self.pruned = pruned
    self.failed = failed
    self.paused = paused
    self.running = running
    self.best = best
    self.elapsed = elapsed
    self.remaining = remaining
  }

  /// The trials that need no more work.
  public var done: Int { finished + pruned + failed }
}
