import Foundation
import Sweeps
import TestSupport
import Tracking

/// A sweep whose workers are played in one thread, in an order that chance decides, on a real store.
///
/// The workers belong to two processes, each with the store open for itself. A worker goes on with a trial from the last
/// epoch whose state it or another has stored, and reports that epoch again, as real ones do.
final class PlayedSweep {
  private struct Worker {
    let lease: TrialLease
    let run: RunWriter
    var epoch: Int
  }

  let curves: LearningCurves
  private(set) var trainedEpochs = 0
  private let rule: EarlyTermination
  private let folder: TemporaryFolder
  private var stores: [Store] = []
  private let sweep: SweepRecord
  private let trials: [Int64]
  private var workers: [Worker?]
  private var storedEpochs: [Int64: Int] = [:]
  private var chance: SplitMix64
  private var generation: Int32 = 1

  init(configurations: Int, epochs: Int, workers: Int, rule: EarlyTermination, seed: UInt64) throws {
    curves = LearningCurves(configurations: configurations, epochs: epochs, seed: seed)
    chance = SplitMix64(state: ~seed)
    self.rule = rule
    self.workers = Array(repeating: nil, count: workers)
    folder = try TemporaryFolder()
    let store = try Store.open(folder.path("store.sqlite"), .readWrite)
    sweep = try store.registerSweep(
      SweepDefinition(
        name: "curves", method: "grid", objective: MetricObjective(metric: "val.f1", goal: .maximize),
        experimentText: "", resolved: "{}"),
      cells: (0..<configurations).map { Cell(params: ["configuration": .integer(Int64($0))]) })
    trials = try store.trials(sweep: sweep.id).map(\.id)
    try openStores()
  }

  /// Plays to the end; whenever so many epochs have been trained in all, every worker is killed and the store opened anew.
  func play(killingEvery interval: Int = .max) throws {
    var nextKill = interval
    while true {
      if trainedEpochs >= nextKill {
        try killAll()
        nextKill += interval
      }
      let place = Int.random(in: workers.indices, using: &chance)
      if workers[place] != nil {
        try train(place)
      } else if try !claim(place), workers.allSatisfy({ $0 == nil }) {
        return
      }
    }
  }

  /// Prunes what is still paused; the trials as they stand then.
  func close() throws -> [TrialRecord] {
    try stores[0].pruneParkedTrials(sweep: sweep.id)
    return try stores[0].trials(sweep: sweep.id)
  }

  /// The newest runs of trials.
  func runs(of trials: [TrialRecord]) throws -> [RunRecord] { try stores[0].runs(trials.compactMap(\.run)) }

  /// The configuration whose finished trial has the best value.
  func winner() throws -> Int? {
    let finished = try close().filter { $0.state == .finished }.compactMap { trials.firstIndex(of: $0.id) }
    return finished.max { (curves.values[$0].max() ?? 0) < (curves.values[$1].max() ?? 0) }
  }

  private func claim(_ place: Int) throws -> Bool {
    let store = stores[place % stores.count]
    let owner = LeaseOwner(host: "here", bootID: "boot", pid: generation)
    guard
      let lease = try store.claimTrial(
        sweep: sweep.id, owner: owner, leaseSeconds: 1000, promoting: rule.promotion)
    else { return false }
    let run = try store.startRun(.sample(lease, params: [:]))
    workers[place] = Worker(lease: lease, run: run, epoch: storedEpochs[lease.trialID] ?? 0)
    if workers[place]?.epoch != 0 { try report(place) }
    return true
  }

  private func train(_ place: Int) throws {
    guard var worker = workers[place] else { return }
    worker.epoch += 1
    store(worker)
    workers[place] = worker
    try report(place)
  }

  private func store(_ worker: Worker) {
    trainedEpochs += 1
    storedEpochs[worker.lease.trialID] = worker.epoch
  }

  private func report(_ place: Int) throws {
    guard let worker = workers[place], let index = trials.firstIndex(of: worker.lease.trialID) else { return }
    let course = curves.values[index]
    let verdict = try worker.run.report(epoch: worker.epoch, value: course[worker.epoch - 1]) {
      rule.verdict(on: $0, plannedEpochs: course.count)
    }
    let summary = RunSummary(epochs: worker.epoch, durationSeconds: 1)
    switch verdict {
    case .goOn where worker.epoch < course.count: return
    case .goOn: try worker.run.finish(.finished, summary: summary)
    case .stop(let reason): try worker.run.finish(.pruned, reason: reason, summary: summary)
    case .pause: try worker.run.pause(epoch: worker.epoch, summary: summary)
    }
    workers[place] = nil
  }

  /// Some are killed in the middle of an epoch, some when they had stored their state and not reported it yet.
  private func killAll() throws {
    for place in workers.indices {
      if var worker = workers[place], Bool.random(using: &chance) {
        worker.epoch += 1
        store(worker)
      }
      workers[place] = nil
    }
    generation += 1
    try openStores()
    try stores[0].requeueAbandonedTrials(sweep: sweep.id)
  }

  private func openStores() throws {
    let living = generation
    let surroundings = Surroundings(now: { Date() }, liveness: { $0.pid == living ? .alive : .dead })
    stores = try (0..<2).map { _ in
      try Store.open(folder.path("store.sqlite"), .readWrite, surroundings: surroundings)
    }
  }
}
