import GRDB

extension Store {
  /// Starts a run of a program that trains by other means than cnnlab's.
  ///
  /// Where the program runs (commit, difference from it, machine, arguments) is found out and recorded.
  ///
  /// - Parameters:
  ///   - experiment: the experiment that it belongs to.
  ///   - name: a name of the caller's choice; nil lets the store make one.
  ///   - params: the hyperparameters.
  ///   - objective: what "best" means.
  ///   - tags: words to find it by.
  ///   - dataset: what is trained on.
  ///   - architecture: what is trained.
  ///   - seed: the seed of all randomness; else the parameter `seed`.
  public func startRun(
    experiment: String? = nil, name: String? = nil, params: Params = [:], objective: MetricObjective? = nil,
    tags: Set<String> = [], dataset: String? = nil, architecture: String? = nil, seed: Int64? = nil
  ) throws(StoreError) -> LoggedRun {
    LoggedRun(
      try startRun(
        .logged(
          experiment: experiment, name: name, params: params, objective: objective, tags: tags,
          dataset: dataset, architecture: architecture, seed: seed)))
  }

  /// Goes on with a run that belongs to no process, by full id, by name, or by a prefix of the id.
  ///
  /// - Throws: `runEnded`, or `ownedRun` where a process writes the run.
  public func continueRun(_ reference: String) throws(StoreError) -> LoggedRun {
    let (key, record, owner) = try read { db in
      let key = try Self.runKey(reference, db)
      let row = try Row.fetchOne(
        db, sql: "SELECT uuid, name, state, ownerHost, ownerBootID, ownerPID FROM run WHERE id = ?",
        arguments: [key])
      guard let row else { throw StoreError.unknownRun(reference, nearest: nil) }
      return try (
        key, (id: RunID(stored: row[0]), name: row[1] as String, state: row[2] as String),
        LeaseOwner(row, from: 3)
      )
    }
    guard record.state == RunState.running.rawValue else {
      throw .runEnded(run: record.id.short, state: RunState(rawValue: record.state) ?? .interrupted)
    }
    guard owner.isNobody else { throw .ownedRun(run: record.id.short, pid: owner.pid, host: owner.host) }
    return LoggedRun(
      RunWriter(store: self, key: key, id: record.id, name: record.name, lease: nil, owner: owner))
  }
}
