/// What can go wrong with a store; one line each, with what to do.
public enum StoreError: Error, Equatable, Sendable {
  /// There is no file.
  case notFound(path: String)
  /// The file cannot be opened or created.
  case cannotOpen(path: String, detail: String)
  /// The file is not SQLite's.
  case notADatabase(path: String)
  /// The file is an SQLite database of another program.
  case notAStore(path: String)
  /// The file was written by a later version, whose migrations this one does not know.
  case newerThanTool(path: String, found: [String])
  /// The file is of an earlier version and was opened for reading only.
  case needsMigration(path: String, missing: [String])
  /// The file was opened for reading only, or its permissions forbid writing.
  case readOnly(path: String)
  /// Another process kept the file locked for longer than the timeout.
  case busy(path: String)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// SQLite failed in another way, for instance on a full disk.
  case failed(path: String, detail: String)
  /// A statement is wrong, or might do more than read.
  case invalidStatement(detail: String)
  /// Somebody asked to stop.
  case interrupted
  /// No run has this id, prefix or name.
  case unknownRun(String, nearest: String?)
  /// Several runs match.
  case ambiguousRun(String, matches: [String])
  /// No sweep has this name.
  case unknownSweep(String, nearest: String?)
  /// No trial has this number.
  case unknownTrial(Int64)
  /// The run never logged this metric.
  case unknownMetric(String, run: String, nearest: String?)
  /// The run has no such checkpoint.
  case noCheckpoint(run: String, selector: String, available: [String])
  /// A checkpoint was to be saved that could not be found again.
  case invalidCheckpoint(detail: String)
  /// The trial was given to another worker, or its lease was released.
  case leaseLost(trial: Int64)
  /// The run is written by a process, and by nobody else.
  case ownedRun(run: String, pid: Int32, host: String)
  /// The run goes on, so that it is not deleted.
  case goingOn(run: String)
  /// The run has ended; nothing more can be written to it.
  case runEnded(run: String, state: RunState)
  /// The run has left nothing to go on from.
  case notResumable(run: String, state: RunState)
  /// The run belongs to a sweep's trial, and goes on with it.
  case trialsRun(run: String)
  /// A store was to be made where a file is already.
  case alreadyThere(path: String)
  /// A store was to be merged with itself.
  case sameStore(path: String)
  /// Two stores hold what cannot be in one.
  case mergeConflict(path: String, detail: String)
  /// No model has this name.
  case unknownModel(String, nearest: String?)
  /// The model has no such alias.
  case unknownAlias(String, model: String, nearest: String?, available: [String])
  /// The model has no such version.
  case unknownVersion(model: String, selector: String, available: [String])
  /// A name that could not be typed again, or would be taken for something else; what it was to be the name of.
  case invalidName(String, String)
  /// Versions of models stand on a run's checkpoints.
  case heldByVersions(run: String, versions: [String])
}

extension StoreError: CustomStringConvertible {
  /// One line for a person.
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): expected a cnnlab store, found no file; check the path (--store or CNNLAB_STORE)"
    case .cannotOpen(let path, let detail): "\(path): the store cannot be opened: \(detail)"
    case .notADatabase(let path):
      "\(path): expected an SQLite file, found something else; nothing was changed; give another path"
    case .notAStore(let path):
      "\(path): expected a cnnlab store, found an SQLite database of another program; nothing was changed; "
        + "give another path"
    case .newerThanTool(let path, let found):
      "\(path): written by a newer cnnlab (unknown migrations: \(found.joined(separator: ", "))); "
        + "nothing was changed; use that version"
    case .needsMigration(let path, let missing):
      "\(path): written by an older cnnlab (missing migrations: \(missing.joined(separator: ", "))); "
        + "bring it up to date with 'cnnlab db migrate'"
    case .readOnly(let path): "\(path): the store is open for reading only; check the file's permissions"
    case .busy(let path): "\(path): locked by another process for too long; try again when it has ended"
    case .corrupt(let path, let detail):
      "\(path): the file is damaged (\(detail)); restore a backup or try 'sqlite3 FILE .recover'"
    case .failed(let path, let detail): "\(path): SQLite failed: \(detail)"
    case .invalidStatement(let detail): "the statement cannot be run: \(detail)"
    case .interrupted: "interrupted"
    case .unknownRun(let reference, let nearest):
      "no run has the id, prefix (of 4 characters or more) or name '\(reference)'\(didYouMean(nearest))"
    case .ambiguousRun(let reference, let matches):
      "'\(reference)' names \(matches.count) runs (\(matches.prefix(5).joined(separator: ", "))"
        + "\(matches.count > 5 ? ", ..." : "")); give more of the id"
    case .unknownSweep(let name, let nearest): "no sweep has the name '\(name)'\(didYouMean(nearest))"
    case .unknownTrial(let id): "no trial has the number \(id)"
    case .unknownMetric(let metric, let run, let nearest):
      "run \(run) has no metric '\(metric)'\(didYouMean(nearest))"
    case .noCheckpoint(let run, let selector, let available):
      "run \(run) has no checkpoint '\(selector)'; it has "
        + (available.isEmpty ? "none" : available.joined(separator: ", "))
    case .invalidCheckpoint(let detail): "the checkpoint cannot be saved: \(detail)"
    case .leaseLost(let trial):
      "trial \(trial) is no longer this worker's: its lease was released or given to another; stop this run"
    case .ownedRun(let run, let pid, let host):
      "run \(run) is written by process \(pid) on \(host); only runs made by 'cnnlab runs start' take more from others"
    case .goingOn(let run): "run \(run) is still running; end it first, or delete it with --force"
    case .runEnded(let run, let state): "run \(run) is \(state.rawValue); nothing more can be written to it"
    case .notResumable(let run, let state):
      "run \(run) is \(state.rawValue) and has no state to go on from; start it afresh"
    case .trialsRun(let run): "run \(run) belongs to a sweep; run 'cnnlab sweep' on its file to go on with it"
    case .alreadyThere(let path):
      "\(path): expected no file, found one; nothing was changed; give another path"
    case .sameStore(let path): "\(path): expected another store, found the same one; give another path"
    case .mergeConflict(let path, let detail): "\(path): cannot be merged: \(detail); nothing was changed"
    case .unknownModel(let name, let nearest):
      "no model has the name '\(name)'"
        + (nearest == nil ? "; 'cnnlab models list' shows those that there are" : didYouMean(nearest))
    case .unknownAlias(let alias, let model, let nearest, let available):
      "model '\(model)' has no alias '\(alias)'"
        + (nearest == nil
          ? "; it has \(available.isEmpty ? "none" : available.joined(separator: ", "))"
          : didYouMean(nearest))
    case .unknownVersion(let model, let selector, let available):
      "model '\(model)' has no \(selector.isEmpty ? "version" : "version '\(selector)'"); it has "
        + (available.isEmpty ? "none" : available.joined(separator: ", "))
    case .invalidName(let what, let name):
      "expected \(what) of 1 to 100 letters, digits, '.', '_' and '-' that begins with a letter or a digit, "
        + "found '\(name)'"
    case .heldByVersions(let run, let versions):
      "run \(run) holds the weights of \(versions.joined(separator: ", ")); "
        + "delete these first with 'cnnlab models delete'"
    }
  }
}

private func didYouMean(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
