import Foundation
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
    let sweep = try store.registerSweep(definition, cells: cells)
    _ = try store.requeueFailedTrials(sweep: sweep.id)
    return try store.sweep(named: definition.name)
  }

  /// How the sweep's cells stand, by their hash; empty where there is no store or no such sweep.
  public func trialStates(inStoreAt path: String) throws -> [String: TrialState] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let store = try Store.open(path, .readOnly)
    guard let existing = try existing(in: store) else { return [:] }
    let trials = try store.trials(sweep: existing.id)
    return Dictionary(trials.map { ($0.cellHash, $0.state) }, uniquingKeysWith: { first, _ in first })
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
