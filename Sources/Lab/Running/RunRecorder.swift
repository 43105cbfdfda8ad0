import Datasets
import Networks
import Scoring
import Signals
import Tracking
import Training

/// Turns the events of a training into what the store keeps: metrics, checkpoints, the run's end.
struct RunRecorder {
  private let writer: RunWriter
  private let network: Network
  private let objective: MetricObjective
  private let scores: ScoreKeeper
  private let checkpoints: CheckpointKeeping
  private let top: TopEpochs?
  private let golden: GoldenSamples?
  private let metrics: [MetricName]
  private let classes: Int
  private let samplesPerEpoch: Int
  private let settings: TrainingSettings
  private let trainer: Trainer
  private let judge: TrialJudge?
  private let stateSeconds: Double
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private let cpuSecondsBefore: Double
  private var lastBeat: ContinuousClock.Instant
  private var lastState: ContinuousClock.Instant
  /// What has been recorded, in this segment of the run and in those before it.
  private var progress: RunProgress
  /// The metrics of the epoch that was scored last.
  private var values: [String: Double] = [:]

  /// - Parameters:
  ///   - checkpoints: which are kept beside the best and the last; nil for none.
  ///   - progress: what earlier segments of the run have recorded.
  ///   - judge: decides after each epoch whether the run's trial goes on; nil where it always does.
  ///   - stateSeconds: after how long within an epoch the training's state is stored.
  init(
    _ writer: RunWriter, _ training: PreparedTraining, objective: MetricObjective, scores: ScoreKeeper,
    checkpoints: CheckpointKeeping?, progress: RunProgress, judge: TrialJudge?, stateSeconds: Double
  ) {
    (self.writer, self.objective, self.scores) = (writer, objective, scores)
    (network, trainer, settings) = (training.network, training.trainer, training.settings.training)
    (classes, samplesPerEpoch) = (training.dataset.classes.count, training.split.train.count)
    (self.progress, self.judge, self.stateSeconds) = (progress, judge, stateSeconds)
    self.checkpoints = checkpoints ?? CheckpointKeeping()
    top = TopEpochs(checkpoints, objective: objective)
    golden = GoldenSamples(training.dataset, validation: training.split.validation)
    let recorded = MetricChoice.recorded(classes: classes)
    metrics = [objective, top?.objective].compactMap { $0.flatMap { MetricChoice.metric($0.metric) } }
      .reduce(into: recorded) { if !$0.contains($1) { $0.append($1) } }
    started = clock.now
    (lastBeat, lastState) = (started, started)
    cpuSecondsBefore = ProcessUsage.current.cpuSeconds ?? 0
  }

  /// Trains and records it, whatever the end.
  ///
  /// - Parameter state: where the training goes on from; nil to begin at its start.
  /// - Throws: what the training threw, after the run's end is in the store.
  mutating func record(
    from state: StoredTrainingState?, stop: StopSignal, _ watch: @escaping (JobEvent) -> Void
  ) throws {
    do {
      if let state {
        try trainer.restore(state.training)
        // The process may have ended after the epoch was stored and before it was judged.
        if let last = progress.last { try judgeTrial(last.value, after: last.epoch) }
      }
      try trainer.fit(
        stop: stop, score: { report in try score(report) },
        observe: { event in try record(event, watch) })
    } catch EarlyEnd.pruned(let reason) {
      writer.note("pruned: \(reason)")
      return try writer.finish(.pruned, reason: reason, summary: summary)
    } catch EarlyEnd.paused {
      return try writer.pause(epoch: progress.epochs, summary: summary)
    } catch {
      // Where the store itself failed, ending the run may fail too; the first error says why.
      try? end(by: error)
      throw error
    }
    try writer.finish(.finished, summary: summary)
  }

  /// Ends the run that an error or a stop signal has cut short; after the latter it can go on.
  private func end(by error: any Error) throws {
    guard case TrainingError.interrupted = error else {
      return try writer.finish(.failed, reason: "\(error)", summary: summary)
    }
    try writer.save(try storedState())
    try writer.finish(.interrupted, reason: "\(error)", summary: summary)
  }

  private mutating func record(_ event: TrainingEvent, _ watch: (JobEvent) -> Void) throws {
    switch event {
    case .stepFinished(let step):
      try beat()
      watch(.step(step))
    case .epochFinished(let epoch):
      watch(try record(epoch))
      try judgeTrial(objectiveValue, after: epoch.epoch)
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
    return objective.goal == .maximize ? objectiveValue : -objectiveValue
  }

  /// What the epoch that was scored last is judged by.
  private var objectiveValue: Double { values[objective.metric] ?? .nan }

  /// - Throws: `EarlyEnd` where the trial does not go on.
  private func judgeTrial(_ value: Double, after epoch: Int) throws {
    try judge?.judge(value, after: epoch, plannedEpochs: settings.epochs, through: writer)
  }

  /// Writes down the metrics and the scores of the epoch that was scored last, and its checkpoint.
  private mutating func record(_ report: EpochReport) throws -> JobEvent {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      writer.log(name, value, epoch: report.epoch, step: report.step)
    }
    progress.epochs = report.epoch
    progress.trainSeconds += report.trainSeconds
    let isBest = improves(objectiveValue, at: report.epoch)
    progress.last = .init(epoch: report.epoch, value: objectiveValue)
    if let top {
      progress.top = top.ranking(
        progress.top ?? [], adding: report.epoch, value: values[top.objective.metric] ?? .nan)
    }
    let kept = report.validation.flatMap {
      scores.scores(of: $0, epoch: report.epoch, best: progress.best?.epoch ?? report.epoch)
    }
    let event = noted(
      .epoch(report.epoch, metrics: values, seconds: report.trainSeconds, isBest: isBest))
    // After the last epoch there is nothing to go on with.
    try save(
      epoch: report.epoch, step: report.step,
      tags: checkpoints.tags(epoch: report.epoch).union(isBest ? [.best, .last] : [.last]),
      golden: report.validation.flatMap { golden?.answer(in: $0) }, ranking: progress.top?.map(\.epoch),
      scores: kept, state: report.epoch < settings.epochs ? try storedState() : nil)
    return event
  }

  /// Adds an event to the run's log.
  private func noted(_ event: JobEvent) -> JobEvent {
    if let line = event.line(plannedEpochs: settings.epochs) { writer.note(line) }
    return event
  }

  private mutating func save(
    epoch: Int, step: Int, tags: Set<CheckpointTag>, golden: GoldenAnswer? = nil, ranking: [Int]? = nil,
    scores: ScoreWrite? = nil, state: StoredTrainingState? = nil
  ) throws {
    try writer.save(
      CheckpointWrite(
        epoch: epoch, step: step, tags: tags, sources: network.sources(), golden: golden, ranking: ranking),
      scores: scores, state: state)
    lastBeat = clock.now
    lastState = lastBeat
  }

  /// The training's state at this moment.
  private func storedState() throws -> StoredTrainingState {
    var progress = progress
    (progress.durationSeconds, progress.cpuSeconds) = (durationSeconds, cpuSeconds)
    return try StoredTrainingState(trainer.state(), progress: progress)
  }

  /// Whether the value is the best so far; the first epoch always is, so that every run has a best checkpoint, and it
  /// stays so until a metric that was undefined becomes a number.
  private mutating func improves(_ value: Double, at epoch: Int) -> Bool {
    if let best = progress.best, !objective.goal.prefers(value, to: best.value) { return false }
    progress.best = .init(epoch: epoch, value: value)
    return true
  }

  /// Where an epoch takes long, says that the run is alive and stores from where it can go on.
  private mutating func beat() throws {
    let now = clock.now
    if now - lastState >= .seconds(stateSeconds) {
      try writer.save(try storedState())
      (lastBeat, lastState) = (now, now)
    } else if now - lastBeat > .seconds(5) {
      try writer.flush()
      lastBeat = now
    }
  }

  private var durationSeconds: Double { progress.durationSeconds + (clock.now - started) / .seconds(1) }

  private var cpuSeconds: Double {
    progress.cpuSeconds + (ProcessUsage.current.cpuSeconds ?? cpuSecondsBefore) - cpuSecondsBefore
  }

  private var summary: RunSummary {
    let samples = Double(progress.epochs * samplesPerEpoch)
    return RunSummary(
      epochs: progress.epochs, bestEpoch: progress.best?.epoch, durationSeconds: durationSeconds,
      samplesPerSecond: progress.trainSeconds > 0 ? samples / progress.trainSeconds : nil,
      peakMemoryBytes: ProcessUsage.current.peakMemoryBytes, cpuSeconds: cpuSeconds)
  }
}
