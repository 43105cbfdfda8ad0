import GRDB

extension Store {
  /// Makes a new store that holds some runs with all that belongs to them: parameters, metrics, checkpoints, scores,
  /// evaluations, and of a sweep the trial that a run carries out.
  ///
  /// Merged into another store, the file gives the runs back.
  ///
  /// - Parameter withModels: whether the registered versions of the runs' checkpoints go along.
  /// - Throws: `alreadyThere` where there is a file already, `unknownRun` for a run that is not here.
  public func export(
    _ runs: [RunID], to path: String, withModels: Bool = false
  ) throws(StoreError) -> MergeReport {
    try read { db in for run in runs { _ = try Self.runKey(run, db) } }
    let draft = try StoreDraft(of: path)
    defer { draft.remove() }
    let report: MergeReport
    do {
      let target = try Store.open(draft.file, .readWrite, surroundings: surroundings)
      defer { try? target.database.close() }
      report = try target.take(.runs(runs, withModels: withModels), from: self)
      // Only the file itself gets a name: nothing may be left in the log beside it.
      _ = try target.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch {
      throw StoreError(error, path: path)
    }
    try draft.publish()
    return report
  }
}
