/// How many trials run at the same time, and with how many threads each.
public struct Jobs: Hashable, Sendable {
  /// The trials at the same time.
  public let count: Int
  /// The threads of each.
  public let threads: Int

  /// A chosen number of jobs, at least one, which share the cores.
  public init(_ count: Int, cores: Int) {
    self.count = max(1, count)
    threads = max(1, cores / self.count)
  }

  /// What suits a machine.
  ///
  /// Small networks gain little from a second thread, so trials of one thread each side by side finish a sweep soonest;
  /// threads go to trials only where there are fewer trials than cores, or too little memory for one trial a core.
  ///
  /// - Parameters:
  ///   - cores: the machine's cores.
  ///   - pendingTrials: the trials that are left.
  ///   - memoryBytes: the machine's memory.
  ///   - trialBytes: the memory of one trial; 1 GiB unless something better is known.
  public static func suiting(
    cores: Int, pendingTrials: Int, memoryBytes: UInt64, trialBytes: UInt64 = 1 << 30
  ) -> Jobs {
    let fitting = Int(clamping: memoryBytes / max(1, trialBytes))
    return Jobs(min(cores, pendingTrials, fitting), cores: cores)
  }
}
