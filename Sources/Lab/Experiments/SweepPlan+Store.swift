import Foundation
import Sweeps
public import Tracking

extension SweepPlan {
  /// Brings the store in line with the file: new cells are queued, failed ones get another chance.
  ///
  /// - Throws: where the store has a sweep of this name that trained on something else: its finished cells would be taken
  ///   for cells of this one.
  public func register(in store: Store) throws -> SweepRecord {
    var definition = definition
    if let existing = try existing(in: store) {
      let earlier = try earlierForm(of: existing, in: store)
      // Cells that are hidden now may be listed again one day, and must then mean what they meant.
      definition.resolved = try experiment.keepingArchitectures(of: earlier).json
    }
    let sweep = try store.registerSweep(definition) { trials in sampler.listing(of: trials) }
    _ = try store.requeueFailedTrials(sweep: sweep.id)
    return try store.sweep(named: definition.name)
  }

  /// Adds cells that depend on how trials ended, at most so many; returns how many were new.
  ///
  /// - Parameter sweep: as it was registered; where all cells were laid out then, the store is not asked.
  public func extend(_ sweep: SweepRecord, in store: Store, by count: Int) throws -> Int {
    if let limit = sampler.limit, sweep.trialCount >= limit { return 0 }
    return try store.extendSweep(sweep.id) { trials in sampler.cells(after: trials, count: count) }
  }

  /// The trials that the sweep has, hidden ones included; none where there is no store or no such sweep.
  public func trials(inStoreAt path: String) throws -> [ObservedTrial] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let store = try Store.open(path, .readOnly)
    guard let existing = try existing(in: store) else { return [] }
    return try store.observedTrials(sweep: existing.id, hidden: true)
  }

  private func existing(in store: Store) throws -> SweepRecord? {
    do {
      return try store.sweep(named: definition.name)
    } catch StoreError.unknownSweep {
      return nil
    }
  }

  /// The experiment as the store has it; refused where its cells are not comparable with those of this one.
  private func earlierForm(of sweep: SweepRecord, in store: Store) throws -> Experiment {
    let stored = try Experiment(json: store.definition(of: sweep.id).resolved)
    guard stored.trainsLike(experiment) else {
      throw LabError(
        .badData,
        "sweep '\(definition.name)' is in the store with another dataset, split, metric or architecture; "
          + "give the experiment a new name, or use another store")
    }
    return stored
  }
}
