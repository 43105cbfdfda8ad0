import Networks
import Scoring
import Tracking
import Training

/// Turns the events of a training into what the store keeps: metrics, checkpoints, the run's end.
struct RunRecorder {
  private let writer: RunWriter
  private let network: Network
  private let objective: MetricObjective
  private let scores: ScoreKeeper
  private let metrics: [MetricName]
  private let classes: Int
  private let samplesPerEpoch: Int
  private let settings: TrainingSettings
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var lastBeat: ContinuousClock.Instant
  private var trainSeconds = 0.0
  private var epochs = 0
  private var best: (epoch: Int, value: Double)?
  /// The metrics of the epoch that was scored last.
  private var values: [String: Double] = [:]

  init(
    _ writer: RunWriter, network: Network, objective: MetricObjective, scores: ScoreKeeper, classes: Int,
    samplesPerEpoch: Int, settings: TrainingSettings
  ) {
    (self.writer, self.network, self.objective, self.scores) = (writer, network, objective, scores)
    (self.classes, self.samplesPerEpoch, self.settings) = (classes, samplesPerEpoch, settings)
    let recorded = MetricChoice.recorded(classes: classes)
    let asked = MetricChoice.metric(objective.metric)
    metrics = recorded + (asked.map { recorded.contains($0) ? [] : [$0] } ?? [])
    started = clock.now
    lastBeat = started
  }

  /// Runs a training and records it, whatever its end.
  ///
  /// - Parameter train: is given what scores an epoch by the run's objective, and what observes.
  /// - Throws: what the training threw, after the run's end is in the store.
  mutating func record(
    _ watch: @escaping (JobEvent) -> Void,
    _ train: (_ score: (EpochReport) throws -> Double, _ observe: (TrainingEvent) throws -> Void) throws ->
      Void
  ) throws {
    do {
      try train({ report in try score(report) }, { event in try record(event, watch) })
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
    case .epochFinished(let epoch): watch(try record(epoch))
    case .stoppedEarly(let epoch, let patience):
      watch(noted(.stoppedEarly(epoch: epoch, patience: patience, metric: objective.metric)))
    case .bestRestored(let epoch, let step):
      try save(epoch: epoch, step: step, tags: [.last])
    }
  }

  /// Computes an epoch's metrics; gives how good it was, the higher the better.
  private mutating func score(_ report: EpochReport) throws -> Double {
    values = settings.schedule.isConstant ? [:] : ["train.learning_rate": report.learningRate]
    for (split, result) in [("train", report.train), ("val", report.validation)] {
      guard let result else { continue }
      for (name, value) in MetricChoice.values(
        try result.scored(classes: classes), loss: result.loss, metrics: metrics)
      {
        values["\(split).\(name)"] = value
      }
    }
    let value = values[objective.metric] ?? .nan
    return objective.goal == .maximize ? value : -value
  }

  /// Writes down the metrics and the scores of the epoch that was scored last, and its checkpoint.
  private mutating func record(_ report: EpochReport) throws -> JobEvent {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      writer.log(name, value, epoch: report.epoch, step: report.step)
    }
    epochs = report.epoch
    trainSeconds += report.trainSeconds
    let isBest = improves(values[objective.metric] ?? .nan, at: report.epoch)
    let kept = report.validation.flatMap {
      scores.scores(of: $0, epoch: report.epoch, best: best?.epoch ?? report.epoch)
    }
    let event = noted(
      .epoch(report.epoch, metrics: values, seconds: report.trainSeconds, isBest: isBest))
    try save(
      epoch: report.epoch, step: report.step, tags: isBest ? [.best, .last] : [.last], scores: kept)
    return event
  }

  /// Adds an event to the run's log.
  private func noted(_ event: JobEvent) -> JobEvent {
    if let line = event.line(plannedEpochs: settings.epochs) { writer.note(line) }
    return event
  }

  private mutating func save(
    epoch: Int, step: Int, tags: Set<CheckpointTag>, scores: ScoreWrite? = nil
  ) throws {
    try writer.save(
      CheckpointWrite(epoch: epoch, step: step, tags: tags, tensors: try network.encodedWeights()),
      scores: scores)
    lastBeat = clock.now
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
    let usage = ProcessUsage.current
    return RunSummary(
      epochs: epochs, bestEpoch: best?.epoch, durationSeconds: (clock.now - started) / .seconds(1),
      samplesPerSecond: trainSeconds > 0 ? Double(epochs * samplesPerEpoch) / trainSeconds : nil,
      peakMemoryBytes: usage.peakMemoryBytes, cpuSeconds: usage.cpuSeconds)
  }
}
