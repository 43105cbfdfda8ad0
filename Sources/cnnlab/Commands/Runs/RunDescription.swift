import Tracking

/// All that a store has of a run.
struct RunDescription {
  let run: RunRecord
  let detail: RunDetail
  let segments: [RunSegment]
  let checkpoints: [CheckpointRecord]
  let scores: [StoredScores]
  let evaluations: [EvaluationRecord]
  /// The stored model that it began with.
  let parent: RunParent?

  /// - Parameter reference: the run's id, the start of it, or its name.
  init(_ reference: String, in store: Store) throws {
    run = try store.run(reference)
    detail = try store.detail(of: run.id)
    segments = try store.segments(of: run.id)
    checkpoints = try store.checkpoints(run: run.id)
    scores = try store.storedScores(of: run.id)
    evaluations = try store.evaluations(run: run.id)
    parent = try store.parent(of: run.id)
  }
}
