import Foundation
import GRDB
import Tracking

/// A store in which things happen by chance, one after another.
final class RandomStore {
  let path: String
  let store: Store
  private let clock: TestClock
  private var state: UInt64
  private var writers: [(writer: RunWriter, epoch: Int)] = []

  init(_ path: String, clock: TestClock, seed: UInt64) throws {
    (self.path, self.clock, state) = (path, clock, seed)
    store = try Store.open(path, .readWrite, surroundings: clock.surroundings())
  }

  private func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }

  /// Lets so many things happen.
  func live(_ count: Int) throws {
    for _ in 0..<count {
      clock.advance(Double(1 + number(below: 5)))
      switch number(below: 12) {
      case 0, 1: try start()
      case 2, 3, 4: try goOn()
      case 5: try end()
      case 6: try resume()
      case 7, 8: try playSweep()
      case 9: try note()
      case 10: try register()
      default: try moveAlias()
      }
    }
  }

  private func start(trial: TrialLease? = nil) throws {
    var start = RunStart.sample(
      experiment: pick([nil, "alpha", "beta"]) ?? nil, name: "run-\(number(below: 5))",
      params: ["rate": .real(Double(number(below: 3)))], trial: trial)
    start.tags = ["tag-\(number(below: 3))"]
    if number(below: 2) == 0 {
      start.workingDiff = WorkingDiff(text: "+\(number(below: 2))", isTruncated: false)
    }
    writers.append((try store.startRun(start), 0))
  }

  /// One epoch of one of the runs.
  private func goOn() throws {
    guard let index = pick(Array(writers.indices)) else { return }
    writers[index].epoch += 1
    let (writer, epoch) = writers[index]
    writer.log("val.f1", Double(number(below: 100)), epoch: epoch, step: 10 * epoch)
    writer.note("epoch \(epoch)")
    let tensors = [
      StoredTensor.sample("a", digest: "\(number(below: 9))"),
      .sample("b", digest: "b\(number(below: 9))", byteCount: 32),
    ]
    let tags = pick([[.last], [.best, .last]]) ?? [CheckpointTag.last]
    let golden = GoldenAnswer(
      input: GoldenInput(sampleCount: 1, shape: [1], data: [UInt8(number(below: 2))]), scores: [0.5])
    try writer.save(
      CheckpointWrite(
        epoch: epoch, step: 10 * epoch, tags: Set(tags), tensors: tensors, golden: pick([nil, golden]) ?? nil),
      scores: ScoreWrite(
        split: "val",
        labels: LabelSet(classes: ["a"], sampleCount: 1, data: [UInt8(number(below: 2))]),
        columnCount: 1, codec: 0, data: [UInt8(epoch)]),
      state: StoredTrainingState(
        epoch: epoch, step: 10 * epoch, json: "{}",
        parts: [.init(name: "z", data: [1]), .init(name: "a", data: [UInt8(number(below: 9))])]))
  }

  private func end() throws {
    guard let index = pick(Array(writers.indices)) else { return }
    let (writer, epoch) = writers.remove(at: index)
    let state = pick([RunState.finished, .failed, .pruned, .interrupted]) ?? .finished
    try writer.finish(state, reason: "\(state)", summary: RunSummary(epochs: epoch, durationSeconds: 1))
  }

  private func resume() throws {
    let interrupted = try store.runs(RunFilter(states: [.interrupted])).filter { $0.trial == nil }
    guard let run = pick(interrupted), try hasState(run.id) else { return }
    let (writer, state) = try store.resumeRun(run.id)
    writers.append((writer, state.epoch))
  }

  private func hasState(_ run: RunID) throws -> Bool {
    try store.query(
      "SELECT 1 FROM trainingState JOIN run ON run.id = run WHERE uuid = '\(run)'"
    ) { _, next in try next() != nil }
  }

  /// A trial of a sweep from claim to end.
  private func playSweep() throws {
    let name = pick(["grid", "search"]) ?? "grid"
    let count = 1 + number(below: 4)
    var definition = SweepDefinition.sample(name)
    definition.experimentText = "\(count)"
    let sweep = try store.registerSweep(definition, cells: (1...count).map { .sample(Int64($0)) })
    if number(below: 4) == 0 { try store.requeueFailedTrials(sweep: sweep.id) }
    guard let lease = try store.claimTrial(sweep: sweep.id, leaseSeconds: 1000) else { return }
    clock.advance(1)
    try start(trial: lease)
    let (writer, _) = writers.removeLast()
    _ = try writer.report(epoch: 1, value: Double(number(below: 10))) { _ in .goOn }
    clock.advance(1)
    switch number(below: 5) {
    case 0: try writer.finish(.finished, summary: .sample)
    case 1: try writer.finish(.pruned, reason: "worse", summary: .sample)
    case 2: try writer.pause(epoch: 1, summary: .sample)
    case 3: try store.releaseTrial(lease, .failed("broken"))
    default: try store.releaseTrial(lease, .retry("again"))
    }
  }

  /// Something that is added to a run at any time.
  private func note() throws {
    guard let run = pick(try store.runs()) else { return }
    try store.tag(run.id, ["later-\(number(below: 3))"])
    try store.record(
      EvaluationRecord(
        run: run.id, checkpointEpoch: 1, dataset: "digits", datasetFingerprint: "d1", split: "test",
        count: 2, metrics: ["f1": 0.5, "auc": nil], perClass: "[]", confusion: "[]", toolVersion: "0"))
  }

  /// A version of a model, perhaps of packed weights.
  private func register() throws {
    guard let run = pick(try store.runs()), let checkpoint = pick(try store.checkpoints(run: run.id)) else {
      return
    }
    var registration = ModelRegistration(
      name: pick(["digits", "letters"]) ?? "digits", description: "version \(number(below: 9))", tags: ["x"])
    if number(below: 2) == 0 {
      let packing = try store.packings(of: checkpoint).first ?? pack(checkpoint)
      registration.packing = packing.key
    }
    _ = try store.register(checkpoint, as: registration)
  }

  private func pack(_ checkpoint: CheckpointRecord) throws -> PackingRecord {
    let tensors = try store.tensors(of: checkpoint).map {
      TensorSource(.sample($0.name, digest: "p\($0.digest)"))
    }
    return try store.savePacking(
      PackingWrite(precision: .f16, sources: tensors, scores: [1], metrics: ["f1": 0.5, "auc": nil]),
      of: checkpoint)
  }

  private func moveAlias() throws {
    let alias = pick(["prod", "next"]) ?? "prod"
    guard let model = pick(try store.models().map(\.name)),
      let version = pick(try store.modelVersions(of: model))
    else { return }
    if number(below: 4) == 0, let holder = try? store.modelVersion(model, .alias(alias)),
      holder.aliases.contains(alias)
    {
      try store.removeAlias(alias, of: model)
    } else {
      try store.setAlias(alias, of: model, to: .number(version.number))
    }
  }
}
