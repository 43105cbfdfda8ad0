import Foundation
import Networks
import Tensors
public import Tracking

extension Store {
  /// The experiment that imported models are runs of.
  public static let importedExperiment = "imported"

  /// Records a model from outside as a finished run with one checkpoint, at epoch 0, which is its best and its last, and
  /// what it answers to a golden input.
  ///
  /// - Parameter name: of the run; nil lets the store make one.
  /// - Returns: the run as the store has it afterwards.
  public func recordImport(
    _ model: ImportedModel, name: String? = nil, commandLine: [String]
  ) throws -> RunRecord {
    let began = ContinuousClock.now
    let (spec, origin) = (model.shapes.spec, model.origin)
    // Its network is gone before the weights are encoded, so that both are never in memory.
    let golden = try model.golden()
    let writer = try startRun(
      RunStart(
        experiment: Self.importedExperiment, name: name,
        params: origin.params.merging(["architecture": .text(spec.name)]) { $1 }, architecture: spec.name,
        architectureGraph: spec.canonicalText, architectureHash: spec.hash,
        parameterCount: model.parameters.filter(\.spec.isTrainable).reduce(0) { $0 + $1.spec.shape.count },
        multiplyAdds: LayerTable(model.shapes).multiplyAdds, dataset: origin.dataset,
        datasetFingerprint: origin.datasetFingerprint, splitHash: origin.splitHash, seed: origin.seed,
        commandLine: commandLine, resolvedExperiment: ImportedModel.noExperiment,
        preparation: try model.preparation.json,
        environment: .current(threads: ProcessInfo.processInfo.activeProcessorCount)))
    for (name, value) in origin.metrics.sorted(by: { $0.key < $1.key }) {
      writer.log(name, value, epoch: 0, step: 0)
    }
    try writer.save(
      CheckpointWrite(epoch: 0, step: 0, tags: [.best, .last], sources: model.sources, golden: golden))
    try writer.finish(
      .finished,
      summary: RunSummary(
        epochs: 0, bestEpoch: 0, durationSeconds: (ContinuousClock.now - began) / .seconds(1)))
    return try run(writer.id)
  }
}
