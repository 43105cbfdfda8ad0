import Tracking

/// Reads the records of runs, each once, with the metrics that had to be worked out for them.
struct RecordReader {
  private let store: Store
  private let derivation: MetricDerivation
  private var known: [RunID: RunRecord] = [:]
  /// What was worked out so far.
  private(set) var derived = MetricDerivation.Result()

  init(_ store: Store, _ derivation: MetricDerivation) {
    (self.store, self.derivation) = (store, derivation)
  }

  /// All records read so far by identity, those of some runs among them; runs that are gone are left out.
  mutating func records(_ ids: [RunID]) throws -> [RunID: RunRecord] {
    var records = try store.runs(ids.filter { known[$0] == nil })
    derived.add(try derivation.add(to: &records))
    for record in records { known[record.id] = record }
    return known
  }
}
