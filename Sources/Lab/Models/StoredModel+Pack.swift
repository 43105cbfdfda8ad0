import Checkpoints
public import Datasets
import Networks
public import Signals
public import Tracking

extension StoredModel {
  /// Stores the weights at a lower precision beside their checkpoint, with what they reach on the validation split.
  ///
  /// What is measured is what is stored: the weights are encoded, decoded into a network of its own, and that network is
  /// scored. To be stored they are encoded once more, so that they are never in memory as a whole.
  ///
  /// - Parameter threads: threads that kernels may use.
  /// - Throws: where the data that the model was trained on are not here, or have changed.
  public func packed(
    to precision: PackingPrecision, in store: Store, datasets: DatasetCatalog, threads: Int,
    stop: StopSignal = StopSignal()
  ) throws -> PackingReport {
    let sources = network.sources(WeightPrecision(precision))
    let rounded = Network(unset: network.shapes)
    try rounded.loadWeights(sources)
    let packed = StoredModel(self, network: rounded)
    let found = try packed.evaluate(split: .val, datasets: datasets, threads: threads, stop: stop)
    let own = try evaluate(split: .val, datasets: datasets, threads: threads, stop: stop)
    let golden = try store.proof(of: checkpoint)?.golden
    let scores = try golden.map { try packed.scores(of: $0.input, threads: threads) }
    let packing = try store.savePacking(
      PackingWrite(
        precision: precision, sources: sources, scores: scores.map { $0.withUnsafeBytes(Array.init) },
        metrics: Self.shown(found.metrics)), of: checkpoint)
    return PackingReport(
      packing: packing, metrics: Self.shown(own.metrics),
      storedByteCount: try store.storedByteCount(of: checkpoint))
  }

  /// Those metrics that are kept beside a packing.
  private static func shown(_ metrics: [String: Double?]) -> [String: Double?] {
    metrics.filter { ["accuracy", "f1", "loss"].contains($0.key) }
  }
}

extension WeightPrecision {
  /// The precision of a packing.
  init(_ precision: PackingPrecision) {
    switch precision {
    case .bf16: self = .bf16
    case .f16: self = .f16
    case .int8: self = .int8
    }
  }
}
