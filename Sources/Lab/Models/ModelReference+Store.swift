public import Tracking

/// What a reference names in a store.
public struct ResolvedModel: Sendable {
  /// The run that made the model.
  public let run: RunRecord
  /// The checkpoint that the model is.
  public let checkpoint: CheckpointRecord
  /// The version that was named; nil where it was named by its run.
  public let version: ModelVersionRecord?
}

extension ModelReference {
  /// Finds what the reference names.
  ///
  /// - Throws: `StoreError` that offers the nearest name where there is none.
  public func resolved(in store: Store) throws(StoreError) -> ResolvedModel {
    switch self {
    case .checkpoint(let name, let selector):
      let run = try store.run(name)
      return ResolvedModel(run: run, checkpoint: try store.checkpoint(run: run.id, selector), version: nil)
    case .version(let model, let selector):
      let version = try store.modelVersion(model, selector)
      return ResolvedModel(
        run: try store.run(version.checkpoint.run), checkpoint: version.checkpoint, version: version)
    }
  }
}
