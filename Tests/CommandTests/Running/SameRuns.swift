import Testing
import Tracking

extension Workbench {
  /// Expects that two runs have the same bits in metrics, scores, and in weights and golden scores of all checkpoints.
  func expectSame(
    _ first: RunID, _ second: RunID, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let runs = try read { store in try [first, second].map { try store.run($0) } }
    #expect(runs.map(\.state) == [.finished, .finished], sourceLocation: sourceLocation)
    #expect(runs[0].bestEpoch == runs[1].bestEpoch, sourceLocation: sourceLocation)
    #expect(Set(runs[0].metrics.keys) == Set(runs[1].metrics.keys), sourceLocation: sourceLocation)
    try read { store in
      for metric in runs[0].metrics.keys.sorted() {
        let histories = try runs.map { run in
          try store.metricHistory(run: run.id, metric: metric).map {
            "\($0.epoch) \($0.step) \($0.value.bitPattern)"
          }
        }
        #expect(histories[0] == histories[1], "\(metric)", sourceLocation: sourceLocation)
      }
      let checkpoints = try runs.map { run in
        try store.checkpoints(run: run.id).map { try SameCheckpoint($0, in: store) }
      }
      #expect(!checkpoints[0].isEmpty && checkpoints[0] == checkpoints[1], sourceLocation: sourceLocation)
      #expect(checkpoints.allSatisfy { $0.allSatisfy { $0.isAsSealed } }, sourceLocation: sourceLocation)
    }
    let scores = try runs.map { run in
      try rows(
        "SELECT epoch, hex(data) FROM score JOIN run ON run.id = score.run WHERE uuid = '\(run.id)' ORDER BY epoch"
      )
    }
    #expect(!scores[0].isEmpty && scores[0] == scores[1], sourceLocation: sourceLocation)
  }
}

/// What two checkpoints of equal trainings have in common; seals differ, as they say whose a checkpoint is.
private struct SameCheckpoint: Equatable {
  let epoch: Int
  let step: Int
  let tags: Set<CheckpointTag>
  let tensors: [String]
  let golden: GoldenAnswer?
  let isAsSealed: Bool

  init(_ checkpoint: CheckpointRecord, in store: Store) throws {
    (epoch, step, tags) = (checkpoint.epoch, checkpoint.step, checkpoint.tags)
    tensors = try store.tensorHeaders(of: .checkpoint(checkpoint)).map { "\($0.name) \($0.digest)" }
    let proof = try store.proof(of: checkpoint)
    golden = proof?.golden
    isAsSealed = proof.map { $0.seal == $0.sealNow } ?? false
  }
}
