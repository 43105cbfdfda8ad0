import Foundation
import GRDB
import Testing
import Tracking

@Suite struct MetricTests {
  let fixture: StoreFixture
  let writer: RunWriter
  var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.store.startRun(.sample())
  }

  @Test func everyDoubleComesBackExactly() throws {
    let values: [Double] = [
      .nan, .infinity, -.infinity, -0.0, 0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude, 0.1, 1.0, -3, 1.0.nextUp, 9_007_199_254_740_992,
    ]
    for (epoch, value) in values.enumerated() { writer.log("val.loss", value, epoch: epoch, step: epoch) }
    try writer.flush()
    let history = try store.metricHistory(run: writer.id, metric: "val.loss")
    #expect(history.map(\.epoch) == Array(values.indices))
    for (point, value) in zip(history, values) {
      #expect(value.isNaN ? point.value.isNaN : point.value.bitPattern == value.bitPattern, "\(value)")
    }
  }

  @Test func aSummaryKeepsLastLeastAndGreatest() throws {
    for (epoch, value) in [0.2, 0.9, 0.1, 0.9, 0.5].enumerated() {
      writer.log("val.f1", value, epoch: epoch + 1, step: 10 * (epoch + 1))
      if epoch == 2 { try writer.flush() }
    }
    try writer.flush()
    let summary = try #require(try store.run(writer.id).metrics["val.f1"])
    #expect(summary.count == 5 && summary.last == 0.5 && summary.lastEpoch == 5 && summary.lastStep == 50)
    #expect(summary.min == 0.1 && summary.minEpoch == 3)
    #expect(summary.max == 0.9 && summary.maxEpoch == 2, "the first of equals")
    #expect(summary.best(.maximize)?.epoch == 2 && summary.best(.minimize)?.value == 0.1)
  }

  @Test func notANumberNeverWins() throws {
    for (epoch, value) in [Double.nan, 3, .nan, 1, .nan].enumerated() {
      writer.log("train.loss", value, epoch: epoch, step: 0)
      try writer.flush()
    }
    let summary = try #require(try store.run(writer.id).metrics["train.loss"])
    #expect(summary.last.isNaN && summary.lastEpoch == 4)
    #expect(summary.min == 1 && summary.minEpoch == 3 && summary.max == 3 && summary.maxEpoch == 1)
  }

  @Test func aMetricWithoutANumberHasNoBest() throws {
    writer.log("train.loss", .nan, epoch: 1, step: 1)
    try writer.flush()
    let summary = try #require(try store.run(writer.id).metrics["train.loss"])
    #expect(summary.min == nil && summary.maxEpoch == nil && summary.best(.minimize) == nil)
  }

  @Test func theLastValueForAStepStandsAndTheSummaryFollows() throws {
    writer.log("val.f1", 0.9, epoch: 1, step: 1)
    writer.log("val.f1", 0.5, epoch: 2, step: 2)
    try writer.flush()
    writer.log("val.f1", 0.3, epoch: 1, step: 1)
    writer.log("val.f1", 0.4, epoch: 1, step: 1)
    try writer.flush()
    let history = try store.metricHistory(run: writer.id, metric: "val.f1")
    #expect(history.map(\.value) == [0.4, 0.5])
    let summary = try #require(try store.run(writer.id).metrics["val.f1"])
    #expect(summary.count == 2 && summary.max == 0.5 && summary.min == 0.4 && summary.lastEpoch == 2)
  }

  @Test func namesAreKeptOnceAndSplitAtTheFirstPoint() throws {
    for name in ["val.f1", "train.f1", "loss", "val.recall.class.3"] {
      writer.log(name, 1, epoch: 1, step: 1)
    }
    try writer.flush()
    let other = try store.startRun(.sample())
    other.log("val.f1", 2, epoch: 1, step: 1)
    try other.flush()
    #expect(
      try store.run(writer.id).metrics.keys.sorted() == ["loss", "train.f1", "val.f1", "val.recall.class.3"])
    #expect(try store.metricHistory(run: writer.id, metric: "val.recall.class.3").count == 1)
    let count = try DatabaseQueue(path: fixture.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM metric")
    }
    #expect(count == 4)
  }

  @Test func anUnknownMetricIsAnsweredWithTheNearest() throws {
    writer.log("val.accuracy", 1, epoch: 1, step: 1)
    try writer.flush()
    #expect(
      throws: StoreError.unknownMetric("val.acuracy", run: writer.id.short, nearest: "val.accuracy")
    ) { try store.metricHistory(run: writer.id, metric: "val.acuracy") }
  }

  @Test func nothingIsWrittenBeforeAFlush() throws {
    writer.log("val.f1", 1, epoch: 1, step: 1)
    #expect(try store.run(writer.id).metrics.isEmpty)
  }
}
