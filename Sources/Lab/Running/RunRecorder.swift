import Networks
import Scoring
import Tracking
import Training

/// Turns the events of a training into what the store keeps: metrics, checkpoints, the run's end.
struct RunRecorder {
  private let writer: RunWriter
  private let network: Network
  private let objective: MetricObjective
  private let metrics: [MetricName]
  private let classes: Int
  private let samplesPerEpoch: Int
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var lastBeat: ContinuousClock.Instant
  private var trainSeconds = 0.0
  private var epochs = 0
  private var best: (epoch: Int, value: Double)?

  init(
    _ writer: RunWriter, network: Network, objective: MetricObjective, classes: Int, samplesPerEpoch: Int
  ) {
    (self.writer, self.network, self.objective) = (writer, network, objective)
    (self.classes, self.samplesPerEpoch) = (classes, samplesPerEpoch)
    let recorded = MetricChoice.recorded(classes: classes)
    let asked = MetricChoice.metric(objective.metric)
    metrics = recorded + (asked.map { recorded.contains($0) ? [] : [$0] } ?? [])
    started = clock.now
    lastBeat = started
  }

  /// Runs a training and records it, whatever its end.
  ///
  /// - Throws: what the training threw, after the run's end is in the store.
  mutating func record(
    _ watch: @escaping (JobEvent) -> Void, _ train: ((TrainingEvent) throws -> Void) throws -> Void
  ) throws {
    do {
      try train { event in try record(event, watch) }
    } catch {
      let state: RunState = if case TrainingError.interrupted = error { .interrupted } else { .failed }
      // Where the store itself failed, ending the run may fail too; the first error says why.
      try? writer.finish(state, reason: "\(error)", summary: summary)
      throw error
    }
    try writer.finish(.finished, summary: summary)
  }

  private mutating func record(_ event: TrainingEvent, _ watch: (JobEvent) -> Void) throws {
    switch event {
    case .stepFinished(let step):
      try beat()
      watch(.step(step))
    case .epochFinished(let epoch):
      let (values, isBest) = try record(epoch)
      watch(.epoch(epoch.epoch, metrics: values, seconds: epoch.trainSeconds, isBest: isBest))
    case .stoppedEarly, .bestRestored: break
    }
  }

  private mutating func record(_ report: EpochReport) throws -> (values: [String: Double], isBest: Bool) {
    var values: [String: Double] = [:]
    for (split, result) in [("train", report.train), ("val", report.validation)] {
      guard let result else { continue }
      for (name, value) in MetricChoice.values(
        try result.scored(classes: classes), loss: result.loss, metrics: metrics)
      {
        values["\(split).\(name)"] = value
        writer.log("\(split).\(name)", value, epoch: report.epoch, step: report.step)
      }
    }
    epochs = report.epoch
    trainSeconds += report.trainSeconds
    let isBest = improves(values[objective.metric] ?? .nan, at: report.epoch)
    try writer.save(
      CheckpointWrite(
        epoch: report.epoch, step: report.step, tags: isBest ? [.best, .last] : [.last],
        tensors: try network.encodedWeights()))
    lastBeat = clock.now
    return (values, isBest)
  }

  /// Whether the value is the best so far; the first epoch always is, so that every run has a best checkpoint, and it
  /// stays so until a metric that was undefined becomes a number.
  private mutating func improves(_ value: Double, at epoch: Int) -> Bool {
    if let best, !objective.goal.prefers(value, to: best.value) { return false }
    best = (epoch, value)
    return true
  }

  /// Says that the run is alive where an epoch takes long.
  private mutating func beat() throws {
    guard clock.now - lastBeat > .seconds(5) else { return }
    try writer.flush()
    lastBeat = clock.now
  }

  private var summary: RunSummary {
    RunSummary(
      epochs: epochs, bestEpoch: best?.epoch, durationSeconds: (clock.now - started) / .seconds(1),
      samplesPerSecond: trainSeconds > 0 ? Double(epochs * samplesPerEpoch) / trainSeconds : nil,
      peakMemoryBytes: peakMemoryByteCount())
  }
}
