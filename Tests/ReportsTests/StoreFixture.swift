import Foundation
import ScoreCodecs
import TestSupport
import Tracking

/// A store on disk with runs of a test's making.
struct StoreFixture {
  private let folder: TemporaryFolder
  let store: Store
  var path: String { store.path }

  init() throws {
    folder = try TemporaryFolder()
    store = try Store.open(folder.path("store.sqlite"), .readWrite)
  }

  /// Records a run with a value of each metric for the epochs 1, 2 and so on, and the scores that go with them.
  @discardableResult
  func record(
    _ name: String, architecture: String = "lenet5", params: Params = [:], seed: Int64 = 1,
    experiment: String? = "digits", objective: MetricObjective? = .validationF1,
    metrics: [String: [Double]] = [:], scores: [StoredEpoch] = [], state: RunState = .finished
  ) throws -> RunID {
    let writer = try store.startRun(
      RunStart(
        experiment: experiment, name: name, params: params, architecture: architecture,
        architectureGraph: "{}", architectureHash: architecture, parameterCount: 61_706, multiplyAdds: 1000,
        dataset: "digits", datasetFingerprint: "f", splitHash: "s", seed: seed, commandLine: [],
        resolvedExperiment: "{}", preparation: "{}", objective: objective,
        environment: RunEnvironment(
          toolVersion: "0.1.0", host: "h", operatingSystem: "o", cpu: "c", threads: 1)))
    for (metric, values) in metrics {
      for (place, value) in values.enumerated() {
        writer.log(metric, value, epoch: place + 1, step: 10 * (place + 1))
      }
    }
    for (place, epoch) in scores.enumerated() {
      let checkpoint = CheckpointWrite(epoch: place + 1, step: 10 * (place + 1), tags: [.last], tensors: [])
      try writer.save(checkpoint, scores: epoch.write)
    }
    guard state != .running else {
      try writer.flush()
      return writer.id
    }
    try writer.finish(
      state, reason: state == .failed ? "no luck" : nil,
      summary: RunSummary(epochs: 10, bestEpoch: nil, durationSeconds: Double(name.count)))
    return writer.id
  }
}

/// Labels and scores after an epoch, of three classes.
struct StoredEpoch {
  static let classes = ["ant", "bee", "cat"]

  let labels: [Int32]
  let scores: [Float]

  /// Scores that lean to the truth by some share, the same for the same seed.
  init(count: Int, lean: Float, seed: UInt64) {
    var state = seed
    func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
    let labels = (0..<count).map { Int32($0 % 3) }
    scores = labels.flatMap { label -> [Float] in
      let raw = (0..<3).map { next() + ($0 == Int(label) ? lean : 0) + 0.01 }
      return raw.map { $0 / raw.reduce(0, +) }
    }
    self.labels = labels
  }

  var write: ScoreWrite {
    let packed = PackedScores(scores, columns: 3)
    return ScoreWrite(
      split: "val",
      labels: LabelSet(classes: Self.classes, sampleCount: labels.count, data: LabelCodec.pack(labels)),
      columnCount: 3, codec: packed.codec, data: packed.data)
  }
}
