import GRDB

/// The live handle of a run; its frozen counterpart is `RunRecord`.
///
/// Used from one thread. Every write is one synchronous transaction that also renews the run's heartbeat and its
/// trial's lease; where the trial has been given to another worker it throws `leaseLost` and writes nothing.
public final class RunWriter {
  /// The run's identity.
  public let id: RunID
  /// The run's human name.
  public let name: String
  let store: Store
  let key: Int64
  let lease: TrialLease?
  private let owner: LeaseOwner
  private var buffer = PointBuffer()
  private var notes = LogTail()
  /// The metrics' numbers in the store, as far as they are committed.
  private var metricKeys: [String: Int64] = [:]

  init(store: Store, key: Int64, id: RunID, name: String, lease: TrialLease?, owner: LeaseOwner) {
    self.store = store
    self.key = key
    self.id = id
    self.name = name
    self.lease = lease
    self.owner = owner
  }

  /// Notes a value of a metric (`val.f1`); it is written by the next `flush`, `save` or `finish`.
  ///
  /// Of several values for one epoch and step the last one stands.
  public func log(_ metric: String, _ value: Double, epoch: Int, step: Int) {
    buffer.append(MetricPoint(epoch: epoch, step: step, value: value), metric: metric)
  }

  /// Adds a line to the log, whose last 200 lines and 16 KiB are kept; it is written with the points.
  public func note(_ line: String) { notes.append(line) }

  /// Takes over what somebody else has gathered, when nothing of its own waits.
  func take(_ records: (points: PointBuffer, notes: LogTail)) { (buffer, notes) = records }

  /// Whether a write failed whose points and lines are still here.
  var hasUnwritten: Bool { buffer.count > 0 || !notes.isEmpty }

  /// Writes the points logged since the last time, the summaries, the heartbeat and the lease's new expiry.
  public func flush() throws(StoreError) { try write { _ in } }

  /// Ends the run; what is still buffered is written first, and all points are packed, in the same transaction.
  ///
  /// A trial's run that ends as `finished` or `pruned` ends its trial too; after any other end the trial waits for
  /// `Store.releaseTrial`, which decides whether it is tried again.
  ///
  /// - Parameters:
  ///   - state: `finished`, `failed`, `pruned` or `interrupted`.
  ///   - summary: what is to be said of the run; nil takes what its metrics tell.
  public func finish(
    _ state: RunState, reason: String? = nil, summary: RunSummary? = nil
  ) throws(StoreError) {
    precondition(state.isFinal, "a run cannot end as \(state)")
    try end(as: state, reason: reason, summary: summary) { lease, now, db in
      switch state {
      case .finished: try Store.end(lease, as: .finished, outcome: .finished, reason: reason, now: now, db)
      case .pruned: try Store.end(lease, as: .pruned, outcome: .pruned, reason: reason, now: now, db)
      case .failed, .interrupted, .queued, .running: break
      }
    }
  }

  /// Ends the run, and with its trial's lease does what the caller says, in one transaction.
  func end(
    as state: RunState, reason: String?, summary: RunSummary?,
    settling: (TrialLease, _ now: Double, Database) throws -> Void
  ) throws(StoreError) {
    let now = store.nowSeconds
    let usage = owner.isNobody ? nil : ProcessUsage.current
    try write { db in
      let summary = try summary ?? RunSummary(loggedBy: key, now: now, usage: usage, db)
      try db.execute(
        sql: """
          UPDATE run SET epochs = ?, bestEpoch = ?, durationSeconds = ?, samplesPerSecond = ?,
            peakMemoryBytes = ?, cpuSeconds = ?
          WHERE id = ?
          """,
        arguments: [
          summary.epochs, summary.bestEpoch, summary.durationSeconds, summary.samplesPerSecond,
          summary.peakMemoryBytes, summary.cpuSeconds, key,
        ])
      try Store.endRun(key, as: state, reason: reason, now: now, db)
      // Only what was interrupted goes on.
      if state != .interrupted { try TrainingStateTables.drop(run: key, db) }
      if let lease { try settling(lease, now, db) }
    }
  }

  /// Runs one transaction: proof that the run is still ours, then the buffered points, then the body.
  func write(_ body: (Database) throws -> Void) throws(StoreError) {
    let now = store.nowSeconds
    let keys = try store.write { db in
      try beat(now: now, db)
      let keys = try buffer.write(run: key, metricKeys: metricKeys, db)
      try notes.append(to: key, db)
      try body(db)
      return keys
    }
    // Only now are the new metrics' numbers and the points committed.
    metricKeys = keys
    buffer.removeAll()
    notes = LogTail()
  }

  private func beat(now: Double, _ db: Database) throws {
    if let lease { try Store.renew(lease, now: now, db) }
    try db.execute(
      sql: "UPDATE run SET heartbeatAtSeconds = ? WHERE id = ? AND state = 'running'", arguments: [now, key])
    guard db.changesCount == 0 else { return }
    let state = try String.fetchOne(db, sql: "SELECT state FROM run WHERE id = ?", arguments: [key])
    throw StoreError.runEnded(run: id.short, state: state.flatMap(RunState.init) ?? .interrupted)
  }
}
