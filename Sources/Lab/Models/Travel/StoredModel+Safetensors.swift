import Checkpoints
import Networks
import Tensors
public import Tracking

extension StoredModel {
  /// Writes the model as a safetensors file: weights under the names and in the layouts of PyTorch's `state_dict`, all
  /// else that a model consists of in the header.
  ///
  /// Where PyTorch counts the batches that a normalization has seen, the file says 0: with a fixed momentum nothing reads
  /// the number, but PyTorch's strict loading wants it.
  ///
  /// - Parameter store: where the model is from; says what its checkpoint reached.
  /// - Throws: where the file cannot be written; nothing is left of it then.
  public func writeSafetensors(to path: String, from store: Store) throws {
    let counters = network.parameters.compactMap { parameter in
      let statistic = ".running_var"
      return parameter.name.hasSuffix(statistic)
        ? parameter.name.dropLast(statistic.count) + TorchNames.batchCounter : nil
    }
    let parameters = Dictionary(
      network.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    try SafetensorsFile.write(
      counters.map { .count(name: String($0), 0) }
        + network.parameters.map { .values(name: $0.name, shape: $0.shape) },
      metadata: metadata(from: store).header, to: path
    ) { name in
      guard let parameter = parameters[name] else {
        throw LabError(.badData, "the model has no tensor '\(name)'")
      }
      return try parameter.tensor()
    }
  }

  private func metadata(from store: Store) throws -> TravelMetadata {
    var metadata = TravelMetadata()
    metadata[.version] = TravelMetadata.version
    metadata[.architecture] = network.spec.canonicalText
    metadata[.architectureName] = run.architecture
    metadata[.architectureHash] = network.spec.hash
    metadata[.input] = "\(network.inputShape)"
    metadata[.preparation] = try preparation.json
    metadata[.classes] = try canonicalJSON(preparation.classes)
    metadata[.metrics] = try canonicalJSON(store.metrics(of: checkpoint))
    metadata[.digests] = try canonicalJSON(
      Dictionary(
        network.parameters.map { ($0.name, try $0.tensor().digest) }, uniquingKeysWith: { first, _ in first })
    )
    metadata[.params] = run.params.canonicalJSON
    (metadata[.run], metadata[.runName]) = (run.id.description, run.name)
    (metadata[.epoch], metadata[.seed]) = ("\(checkpoint.epoch)", "\(run.seed)")
    if !run.dataset.isEmpty {
      (metadata[.dataset], metadata[.datasetFingerprint]) = (run.dataset, run.datasetFingerprint)
      metadata[.splitHash] = run.splitHash
    }
    metadata[.gitCommit] = run.environment.gitCommit
    metadata[.toolVersion] = run.environment.toolVersion
    return metadata
  }
}

extension Store {
  /// What a run's metrics were at a checkpoint, those that are not numbers left out.
  func metrics(of checkpoint: CheckpointRecord) throws(StoreError) -> [String: Double] {
    let histories = try metricHistories(runs: [checkpoint.run])[checkpoint.run] ?? [:]
    return histories.compactMapValues { points in
      points.last { $0.epoch == checkpoint.epoch && $0.step <= checkpoint.step }?.value
    }.filter { $0.value.isFinite }
  }
}
