import Tracking

/// What is known of a sweep's trials before they run; of each it is asked once.
final class TrialDirectory {
  private struct Entry {
    let params: Params
    let cost: TrialCost?
  }

  private let store: Store
  private let sweep: SweepRecord
  private let varying: [String]?
  private let cost: (Params) -> TrialCost?
  private var entries: [Int64: Entry] = [:]
  private var newest: Int64 = 0
  /// Whether the cost of every trial is known, so that they can be compared.
  private(set) var knowsAllCosts = true
  /// The values of one trial, and the parameters that have others, or none, in another trial.
  private var common: Params?
  private var differing: Set<String> = []

  /// A directory of the trials that the sweep has or gets.
  ///
  /// - Parameter varying: the parameters that tell one trial from another; nil to find them out.
  init(store: Store, sweep: SweepRecord, varying: [String]?, cost: @escaping (Params) -> TrialCost?) {
    self.store = store
    self.sweep = sweep
    self.varying = varying
    self.cost = cost
  }

  /// Reads the trials that have been added.
  func update() throws(StoreError) {
    for (trial, params) in try store.trialParams(of: sweep.id, after: newest) {
      let cost = cost(params)
      entries[trial] = Entry(params: params, cost: cost)
      newest = trial
      knowsAllCosts = knowsAllCosts && cost != nil
      if varying == nil { compare(params) }
    }
  }

  /// What tells a trial from others.
  func label(_ trial: Int64) -> String {
    let params = entries[trial]?.params ?? [:]
    let parts = (varying ?? differing.sorted()).compactMap { name in params[name].map { "\(name)=\($0)" } }
    return parts.isEmpty ? "trial \(trial)" : parts.joined(separator: " ")
  }

  /// What a trial takes; nil where nobody knows.
  func cost(of trial: Int64) throws(StoreError) -> TrialCost? {
    if entries[trial] == nil { try update() }
    return entries[trial]?.cost
  }

  /// How many epochs a trial is to run for; nil where it does not say.
  func epochs(of trial: Int64) -> Int? {
    guard case .integer(let epochs) = entries[trial]?.params["epochs"] else { return nil }
    return Int(epochs)
  }

  /// The work that is left of a trial after some epochs: multiply-adds where all costs are known, else a share of it.
  func work(of trial: Int64, after epochsDone: Int) -> Double {
    let epochs = Double(max(1, epochs(of: trial) ?? 1))
    let unit = (knowsAllCosts ? entries[trial]?.cost?.multiplyAdds : nil) ?? 1 / epochs
    return unit * max(0, epochs - Double(epochsDone))
  }

  /// The work of a trial in the mean; 0 while there is none.
  var meanWork: Double {
    entries.isEmpty ? 0 : entries.keys.reduce(0) { $0 + work(of: $1, after: 0) } / Double(entries.count)
  }

  /// Notes what is different in the params of a further trial.
  private func compare(_ params: Params) {
    guard let common else {
      self.common = params
      return
    }
    for name in Set(common.keys).union(params.keys) where common[name] != params[name] {
      differing.insert(name)
    }
  }
}
