import Foundation
import GRDB
import Testing
import Tracking

/// What a point costs on disk, pages that are not full included.
@Suite struct PointSizeTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  private func pageBytes(_ table: String) throws -> Double {
    try DatabaseQueue(path: fixture.path).read { db in
      try Double.fetchOne(db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name = ?", arguments: [table]) ?? 0
    }
  }

  @Test func aLivePointTakesAtMostThirtyBytes() throws {
    let before = try pageBytes("point")
    let writer = try fixture.store.startRun(.sample())
    for epoch in 1...100 {
      for metric in 0..<16 {
        writer.log("val.m\(metric)", 1 / Double(epoch), epoch: epoch, step: epoch * 600)
      }
      if epoch % 10 == 0 { try writer.flush() }
    }
    #expect(try pageBytes("point") - before <= 30 * 1600)
  }

  /// Short runs, whose values have all the digits that a double can have.
  @Test func aSealedPointOfAShortRunTakesAtMostTenBytes() throws {
    let before = try pageBytes("pointChunk")
    for run in 0..<60 {
      let writer = try fixture.store.startRun(.sample())
      for epoch in 1...20 {
        for metric in 0..<12 {
          let value = abs(sin(Double(run * 1000 + epoch * 12 + metric)))
          writer.log("val.m\(metric)", value, epoch: epoch, step: epoch * 625)
        }
        if epoch == 10 { try writer.flush() }
      }
      try writer.finish(.finished, summary: .sample)
    }
    let bytes = try (pageBytes("pointChunk") - before) / (60 * 20 * 12)
    #expect(bytes <= 10, "\(bytes)")
  }

  @Test func aPointOfALongMetricTakesAtMostTenBytes() throws {
    let before = try pageBytes("pointChunk") + pageBytes("point")
    let writer = try fixture.store.startRun(.sample())
    for step in 1...100_000 {
      writer.log("train.loss", sin(Double(step)), epoch: step / 600, step: step)
      if step % 20_000 == 0 { try writer.flush() }
    }
    let bytes = try (pageBytes("pointChunk") + pageBytes("point") - before) / 100_000
    #expect(bytes <= 10, "\(bytes)")
  }
}
