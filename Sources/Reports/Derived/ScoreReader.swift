import ScoreCodecs
public import Scoring
import Synchronization
public import Tracking

/// Reads stored scores together with the labels they are held against, which it keeps.
///
/// Several threads may share one.
public final class ScoreReader: Sendable {
  /// Scored samples after an epoch.
  public struct Epoch: Sendable {
    /// The epoch.
    public let epoch: Int
    /// The optimizer updates done by then.
    public let step: Int
    /// Labels and scores.
    public let samples: ScoredSamples
    /// The names of the classes.
    public let classes: [String]
  }

  private struct Truth {
    let labels: [Int32]
    let classes: [String]
  }

  private let store: Store
  private let truths = Mutex<[String: Truth]>([:])

  /// A reader of a store.
  public init(_ store: Store) { self.store = store }

  /// The samples of a split as a run scored them after an epoch; nil where these scores are not stored.
  ///
  /// - Throws: `StoreError`, `ScoreCodecError`, `ScoringError` where what is stored is damaged.
  public func samples(of run: RunID, split: String = "val", epoch: Int) throws -> Epoch? {
    try store.scores(of: run, split: split, epoch: epoch).first.map(unpacked)
  }

  /// The samples of a split after the epoch that is best by the run's objective; nil where these scores are not
  /// stored.
  public func bestSamples(of run: RunRecord, split: String = "val") throws -> Epoch? {
    try run.objectiveEpoch.flatMap { try samples(of: run.id, split: split, epoch: $0) }
  }

  /// Labels and scores of one stored set.
  func unpacked(_ record: ScoreRecord) throws -> Epoch {
    let truth = try truth(record.labelDigest)
    let packed = PackedScores(codec: record.codec, columnCount: record.columnCount, data: record.data)
    let samples = try ScoredSamples(
      labels: truth.labels, halves: packed.halves(sampleCount: truth.labels.count),
      areLogarithms: packed.areLogarithms, columns: record.columnCount)
    return Epoch(epoch: record.epoch, step: record.step, samples: samples, classes: truth.classes)
  }

  private func truth(_ digest: String) throws -> Truth {
    if let known = truths.withLock({ $0[digest] }) { return known }
    let stored = try store.labelSet(digest)
    let truth = Truth(
      labels: try LabelCodec.unpack(stored.data, count: stored.sampleCount), classes: stored.classes)
    truths.withLock { $0[digest] = truth }
    return truth
  }
}

extension RunRecord {
  /// The epoch that is best by the run's objective: what the run said at its end, else the best so far.
  var objectiveEpoch: Int? { bestEpoch ?? objective.flatMap { metrics[$0.metric]?.best($0.goal)?.epoch } }
}
