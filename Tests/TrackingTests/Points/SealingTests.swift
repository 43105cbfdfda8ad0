import Foundation
import GRDB
import Testing
import Tracking

/// Points that move from rows into chunks.
@Suite struct SealingTests {
  private let clock = TestClock()
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture(surroundings: clock.surroundings { _ in .dead }) }

  private func count(of table: String) throws -> Int? {
    try DatabaseQueue(path: fixture.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
  }

  private func points(_ steps: some Sequence<Int>) -> [MetricPoint] {
    steps.map { MetricPoint(epoch: $0 / 100, step: $0, value: sin(Double($0))) }
  }

  /// Logs and flushes points, and expects the whole history and its summary to be these.
  private func write(_ points: [MetricPoint], to run: RunWriter) throws {
    for point in points { run.log("val.f1", point.value, epoch: point.epoch, step: point.step) }
    try run.flush()
  }

  private func expect(
    _ points: [MetricPoint], of run: RunWriter, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try store.metricHistory(run: run.id, metric: "val.f1") == points, sourceLocation: sourceLocation)
    let summary = try #require(try store.run(run.id).metrics["val.f1"], sourceLocation: sourceLocation)
    #expect(summary.count == points.count, sourceLocation: sourceLocation)
    #expect(summary.last == points.last?.value, sourceLocation: sourceLocation)
    #expect(summary.min == points.map(\.value).min(), sourceLocation: sourceLocation)
    #expect(summary.max == points.map(\.value).max(), sourceLocation: sourceLocation)
    #expect(
      summary.maxEpoch == points.first { $0.value == summary.max }?.epoch, sourceLocation: sourceLocation)
  }

  @Test(arguments: [RunState.finished, .failed, .pruned, .interrupted])
  func aRunThatEndsHasNoRows(state: RunState) throws {
    let run = try store.startRun(.sample())
    let other = try store.startRun(.sample())
    try write(points(1...20), to: run)
    try write(points(1...3), to: other)
    #expect(try count(of: "point") == 23 && count(of: "pointChunk") == 0)
    run.log("val.f1", 0.5, epoch: 9, step: 999)
    run.log("train.loss", .nan, epoch: 9, step: 999)
    try run.finish(state, summary: .sample)
    #expect(try count(of: "point") == 3 && count(of: "pointChunk") == 2)
    try expect(points(1...20) + [MetricPoint(epoch: 9, step: 999, value: 0.5)], of: run)
    try expect(points(1...3), of: other)
    let loss = try store.metricHistory(run: run.id, metric: "train.loss")
    #expect(loss.count == 1 && loss[0].value.isNaN)
  }

  @Test func aRunOfADeadProcessIsSealed() throws {
    let run = try store.startRun(.sample())
    try write(points(1...20), to: run)
    #expect(try store.interruptAbandonedRuns() == 1)
    #expect(try count(of: "point") == 0 && count(of: "pointChunk") == 1)
    try expect(points(1...20), of: run)
  }

  @Test func theRunOfAnAbandonedTrialIsSealed() throws {
    let sweep = try store.registerSweep(
      SweepDefinition(
        name: "s", method: "grid", objective: MetricObjective(metric: "val.f1", goal: .maximize),
        experimentText: "", resolved: "{}"), cells: [Cell(params: [:])])
    let lease = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    let run = try store.startRun(.sample(trial: lease))
    try write(points(1...20), to: run)
    #expect(try store.requeueAbandonedTrials(sweep: sweep.id) == 1)
    #expect(try store.run(run.id).state == .interrupted)
    #expect(try count(of: "point") == 0 && count(of: "pointChunk") == 1)
    try expect(points(1...20), of: run)
  }

  @Test func manyPointsAtOnceBecomeWholeChunks() throws {
    let run = try store.startRun(.sample())
    let whole = PointChunk.capacity
    try write(points(1...50), to: run)
    try write(points(51...(3 * whole + 7)), to: run)
    #expect(try count(of: "pointChunk") == 3 && count(of: "point") == 7)
    try write(points((3 * whole + 8)...(3 * whole + 20)), to: run)
    #expect(try count(of: "pointChunk") == 3 && count(of: "point") == 20)
    try expect(points(1...(3 * whole + 20)), of: run)
    try run.finish(.finished, summary: .sample)
    #expect(try count(of: "pointChunk") == 4 && count(of: "point") == 0)
    try expect(points(1...(3 * whole + 20)), of: run)
  }

  @Test func aPointIsReplacedWhereverItIs() throws {
    let run = try store.startRun(.sample())
    var all = points(1...500)
    try write(all, to: run)
    // In a chunk, in a row, twice in one batch, between the chunks' points, and new at the end.
    var changes = [
      MetricPoint(epoch: 1, step: 130, value: 9), MetricPoint(epoch: 4, step: 499, value: -9),
      MetricPoint(epoch: 0, step: 7, value: 1), MetricPoint(epoch: 0, step: 7, value: 2),
    ]
    all[129].value = 9
    all[498].value = -9
    all[6].value = 2
    changes += [
      MetricPoint(epoch: 0, step: 1_000, value: 0.5), MetricPoint(epoch: 5, step: 501, value: 0.25),
    ]
    all.insert(changes[4], at: 99)
    all.append(changes[5])
    try write(changes.shuffledKeepingTwins(), to: run)
    try expect(all, of: run)
    try run.finish(.finished, summary: .sample)
    try expect(all, of: run)
    #expect(try count(of: "point") == 0)
  }

  @Test func pointsThatComeLateAreSortedIn() throws {
    let run = try store.startRun(.sample())
    try write(points(stride(from: 2, through: 60, by: 2)), to: run)
    try write(points(stride(from: 59, through: 1, by: -2)), to: run)
    try expect(points(1...60), of: run)
    try write(points(61...300).reversed(), to: run)
    try expect(points(1...300), of: run)
    #expect(try count(of: "pointChunk") == 2)
  }

  @Test func historiesOfManyRunsComeAtOnce() throws {
    let runs = try (0..<3).map { _ in try store.startRun(.sample()) }
    for (index, run) in runs.enumerated() {
      try write(points(1...(10 + index)), to: run)
      run.log("train.loss", 1, epoch: 1, step: 1)
    }
    try runs[0].finish(.finished, summary: .sample)
    try runs[1].flush()
    let all = try store.metricHistories(runs: runs.map(\.id))
    #expect(all[runs[0].id]?["val.f1"] == points(1...10))
    #expect(all[runs[1].id]?.keys.sorted() == ["train.loss", "val.f1"])
    #expect(all[runs[2].id]?.keys.sorted() == ["val.f1"])
    let some = try store.metricHistories(runs: [runs[2].id], metrics: ["val.f1", "val.none"])
    #expect(some == [runs[2].id: ["val.f1": points(1...12)]])
  }

  @Test func damagedChunksAreReported() throws {
    let run = try store.startRun(.sample())
    try write(points(1...20), to: run)
    try run.finish(.finished, summary: .sample)
    try DatabaseQueue(path: fixture.path).write {
      try $0.execute(sql: "UPDATE pointChunk SET data = x'0105'")
    }
    let error = #expect(throws: StoreError.self) { try store.metricHistory(run: run.id, metric: "val.f1") }
    guard case .corrupt(fixture.path, _) = error else {
      Issue.record("expected a damaged file, found \(String(describing: error))")
      return
    }
  }
}

extension [MetricPoint] {
  /// Another order, in which those of one place keep theirs.
  fileprivate func shuffledKeepingTwins() -> [MetricPoint] {
    let twins = self[2...3]
    return [self[5], self[0]] + twins + [self[4], self[1]]
  }
}
