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
    try writer.save(
      CheckpointWrite(epoch: epoch, step: 10 * epoch, tags: Set(tags), tensors: tensors),
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

  private func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql, arguments: arguments) }
    try queue.close()
  }

  private func rows(_ sql: String) throws -> [[SQLValue]] {
    try store.query(sql) { _, next in
      var rows: [[SQLValue]] = []
      while let row = try next() { rows.append(row) }
      return rows
    }
  }

  private var now: Double { clock.surroundings().now().timeIntervalSince1970 }

  private func uuid() -> String { UUID().uuidString.lowercased() }

  /// A version of a model, with a proof and perhaps a packing.
  private func register() throws {
    guard case .integer(let checkpoint)? = pick(try rows("SELECT id FROM checkpoint"))?.first else { return }
    let name = pick(["digits", "letters"]) ?? "digits"
    try execute(
      "INSERT INTO model (uuid, name, createdAtSeconds) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [uuid(), name, now])
    try execute(
      "INSERT INTO goldenInput (digest, sampleCount, shapeJSON, data) VALUES (?, 1, '[1]', x'00') ON CONFLICT DO NOTHING",
      ["g\(number(below: 2))"])
    try execute(
      """
      INSERT INTO proof (checkpoint, seal, goldenInput, scoreData)
      SELECT ?1, (SELECT substr(hex(zeroblob(32)) || group_concat(tensor.digest), -64) FROM checkpointTensor
        JOIN tensor ON tensor.id = tensor WHERE checkpoint = ?1), id, x'01'
      FROM goldenInput LIMIT 1 ON CONFLICT DO NOTHING
      """, [checkpoint])
    if number(below: 2) == 0 {
      try execute(
        "INSERT INTO packing (checkpoint, precision, seal, createdAtSeconds) SELECT checkpoint, 'f16', seal, ? FROM proof WHERE checkpoint = ? ON CONFLICT DO NOTHING",
        [now, checkpoint])
      try execute(
        "INSERT INTO packingTensor (packing, position, name, tensor) SELECT packing.id, position, name, tensor FROM packing JOIN checkpointTensor USING (checkpoint) WHERE checkpoint = ? ON CONFLICT DO NOTHING",
        [checkpoint])
      try execute(
        "INSERT INTO packingMetric (packing, name, value) SELECT id, 'f1', 0.5 FROM packing WHERE checkpoint = ? ON CONFLICT DO NOTHING",
        [checkpoint])
    }
    try execute(
      """
      INSERT INTO modelVersion (uuid, model, number, checkpoint, packing, description, createdAtSeconds)
      SELECT ?, id, 1 + (SELECT ifnull(max(number), 0) FROM modelVersion WHERE model = model.id), ?,
        (SELECT id FROM packing WHERE checkpoint = ?2), ?, ?
      FROM model WHERE name = ?
      """, [uuid(), checkpoint, "version \(number(below: 9))", now, name])
    try execute("INSERT INTO modelVersionTag (modelVersion, tag) SELECT max(id), 'x' FROM modelVersion")
    try log("register", model: name, alias: nil)
  }

  private func moveAlias() throws {
    let name = pick(["digits", "letters"]) ?? "digits"
    let alias = pick(["prod", "next"]) ?? "prod"
    if number(below: 4) == 0 {
      try execute(
        "DELETE FROM modelAlias WHERE alias = ? AND model = (SELECT id FROM model WHERE name = ?)",
        [alias, name])
      try log("unalias", model: name, alias: alias)
    } else {
      try execute(
        """
        INSERT OR REPLACE INTO modelAlias (model, alias, modelVersion)
        SELECT model.id, ?, v.id FROM model JOIN modelVersion AS v ON v.model = model.id WHERE name = ?
        ORDER BY (number * ?) % 7 LIMIT 1
        """, [alias, name, 1 + number(below: 6)])
      try log("alias", model: name, alias: alias)
    }
  }

  private func log(_ kind: String, model: String, alias: String?) throws {
    try execute(
      """
      INSERT INTO modelEvent (uuid, model, modelUUID, kind, alias, actor, host, atSeconds)
      VALUES (?, ?2, (SELECT uuid FROM model WHERE name = ?2), ?, ?, 'me', 'here', ?)
      """, [uuid(), model, kind, alias, now])
  }
}
