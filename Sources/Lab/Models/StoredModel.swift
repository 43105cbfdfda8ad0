import Datasets
package import Networks
import Tensors
public import Tracking
import Training

/// A model rebuilt from the store alone: graph, weights, preparation.
public struct StoredModel {
  /// The run that made it.
  public let run: RunRecord
  /// The checkpoint that holds its weights.
  public let checkpoint: CheckpointRecord
  /// The packing that holds its weights; nil where they are the checkpoint's own.
  public let packing: PackingRecord?
  /// The version that the model was named by; nil where it was named by its run.
  public let version: ModelVersionRecord?
  let preparation: Preparation
  let loss: Loss
  /// What it was trained by; nil for a model that came from elsewhere.
  let experiment: Experiment?
  /// The network with its weights.
  package let network: Network

  /// Rebuilds a model; every tensor is checked against its digest.
  ///
  /// - Parameter precision: at which its weights are taken, where they have been packed so; nil for their own.
  public init(
    _ reference: ModelReference, in store: Store, precision: PackingPrecision? = nil
  ) throws {
    let resolved = try reference.resolved(in: store)
    (run, checkpoint, version) = (resolved.run, resolved.checkpoint, resolved.version)
    if let precision = try precision ?? version?.packingPrecision {
      packing = try store.packing(of: checkpoint, precision)
    } else {
      packing = nil
    }
    let detail = try store.detail(of: run.id)
    preparation = try Preparation(json: detail.preparation)
    experiment =
      detail.resolvedExperiment == ImportedModel.noExperiment
      ? nil : try Experiment(json: detail.resolvedExperiment)
    loss = try preparation.checkedLoss(at: "run \(run.name) in the store")
    guard let spec = try? NetworkSpec(canonicalText: detail.architectureGraph),
      spec.hash == run.architectureHash
    else {
      throw LabError(
        .badData, "run \(run.name): the stored architecture does not match its hash; the store is damaged")
    }
    let shapes = try NetworkShapes(spec, inputShape: preparation.input)
    do throws(TrainingError) {
      try loss.check(shapes, classes: preparation.classes.count)
    } catch {
      throw LabError(
        .badData,
        "run \(run.name): its classes and loss do not fit its network: \(error); the store is damaged")
    }
    let weights = packing.map(TensorList.packing) ?? .checkpoint(checkpoint)
    try shapes.checkWeights(of: weights, in: store)
    network = Network(unset: shapes)
    try network.loadWeights(of: weights, in: store)
  }

  /// The same model with another network, of the same architecture.
  init(_ model: StoredModel, network: Network) {
    (run, checkpoint, packing, version) = (model.run, model.checkpoint, nil, model.version)
    (preparation, loss, experiment) = (model.preparation, model.loss, model.experiment)
    self.network = network
  }

  /// How the model is named: `run:ID@epoch=N`, or `name:3` where it was named as a version.
  public var reference: ModelReference {
    version.map { .version(model: $0.model, .number($0.number)) }
      ?? ModelReference(run: run.id.short, checkpoint: .epoch(checkpoint.epoch))
  }
}
