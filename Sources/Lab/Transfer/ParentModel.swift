import Tracking

/// The stored model that a training begins with.
struct ParentModel {
  /// The model as a person named it.
  let reference: String
  let model: StoredModel

  /// Rebuilds it from a store.
  ///
  /// - Throws: where there is none, or it is damaged.
  init(_ reference: String, in store: Store) throws {
    self.reference = reference
    model = try StoredModel(ModelReference(reference), in: store)
  }

  /// What is recorded of it.
  var record: RunParent {
    RunParent(reference: reference, run: model.run.id, epoch: model.checkpoint.epoch)
  }
}
