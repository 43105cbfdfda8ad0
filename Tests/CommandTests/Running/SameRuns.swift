import Testing
import Tracking

extension Workbench {
  /// Expects that two runs have the same bits in metrics, scores and weights.
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
      for selector in [CheckpointSelector.best, .last] {
        let digests = try runs.map { run in
          try store.tensors(of: store.checkpoint(run: run.id, selector)).map { "\($0.name) \($0.digest)" }
        }
        #expect(digests[0] == digests[1], "\(selector)", sourceLocation: sourceLocation)
      }
    }
    let scores = try runs.map { run in
      try rows(
        "SELECT epoch, hex(data) FROM score JOIN run ON run.id = score.run WHERE uuid = '\(run.id)' ORDER BY epoch"
      )
    }
    #expect(!scores[0].isEmpty && scores[0] == scores[1], sourceLocation: sourceLocation)
  }
}
