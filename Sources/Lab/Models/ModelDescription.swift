import Datasets
import Images
import Tensors
public import Tracking

/// All that a store has of a model beside its weights.
public struct ModelDescription: Sendable {
  /// The run that made it, with seed, commit and what else was recorded.
  public let run: RunRecord
  /// The checkpoint that it is.
  public let checkpoint: CheckpointRecord
  /// The version that it was named by; nil where it was named by its run.
  public let version: ModelVersionRecord?
  /// All versions that this checkpoint is.
  public let versions: [ModelVersionRecord]
  /// The model that the training began with.
  public let parent: RunParent?
  /// The architecture's graph, JSON.
  public let graph: String
  /// The metrics after the checkpoint's epoch, by full name (`val.f1`).
  public let metrics: [String: Double]
  /// The checkpoint's weights at lower precisions, with what each reached on the validation split.
  public let packings: [PackingRecord]
  /// What is known of the tensors in their order: those of the packing, where the version is of one.
  public let tensors: [TensorHeader]
  /// What it is held against; nil where an earlier version stored it.
  public let proof: ProofRecord?
  /// The log of its name; empty where it was named by its run.
  public let events: [ModelEvent]
  /// How inputs are prepared.
  public let input: ModelInput

  /// Reads what a reference names.
  public init(_ reference: ModelReference, in store: Store) throws {
    let resolved = try reference.resolved(in: store)
    (run, checkpoint, version) = (resolved.run, resolved.checkpoint, resolved.version)
    versions = try store.modelVersions(of: checkpoint)
    parent = try store.parent(of: run.id)
    let detail = try store.detail(of: run.id)
    graph = detail.architectureGraph
    packings = try store.packings(of: checkpoint)
    let packing = packings.first { [version] in $0.key == version?.packing }
    tensors = try store.tensorHeaders(of: packing.map(TensorList.packing) ?? .checkpoint(checkpoint))
    proof = try store.proof(of: checkpoint)
    events = try version.map { try store.modelEvents(of: $0.model) } ?? []
    input = try ModelInput(detail)
    let epoch = checkpoint.epoch
    metrics = (try store.metricHistories(runs: [run.id])[run.id] ?? [:]).compactMapValues { points in
      points.last { $0.epoch == epoch }?.value
    }
  }

  /// The bytes that the weights take in the store.
  public var storedByteCount: Int { tensors.reduce(0) { $0 + $1.storedByteCount } }

  /// The bytes that they are.
  public var rawByteCount: Int { tensors.reduce(0) { $0 + $1.rawByteCount } }
}

/// What a model takes, and how it is made of what is stored.
public struct ModelInput: Sendable {
  /// The shape of one sample, channels first.
  public let shape: [Int]
  /// The largest value that is stored.
  public let valueMaximum: Int
  /// What stored values are divided by.
  public let divisor: Double
  /// Mean of each channel after that; empty where nothing is subtracted.
  public let mean: [Double]
  /// Standard deviation of each channel after the division.
  public let deviation: [Double]
  /// How images are brought to the size: `bilinear` or `area`.
  public let resampling: String
  /// The names of the classes in the order of the scores.
  public let classes: [String]
  /// The loss, which decides how outputs become scores.
  public let loss: String

  init(_ detail: RunDetail) throws {
    let preparation = try Preparation(json: detail.preparation)
    let source =
      detail.resolvedExperiment == ImportedModel.noExperiment
      ? nil : try Experiment(json: detail.resolvedExperiment).dataset.source
    (shape, valueMaximum) = (preparation.input.dimensions, preparation.pixelMaximum)
    divisor = preparation.normalization?.divisor ?? Double(preparation.pixelMaximum)
    mean = preparation.normalization?.mean ?? []
    deviation = preparation.normalization?.deviation ?? []
    resampling = (preparation.resampling ?? source?.resampling ?? .bilinear).rawValue
    (classes, loss) = (preparation.classes, preparation.loss)
  }
}
