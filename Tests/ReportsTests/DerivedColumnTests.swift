import Foundation
import Reports
import Scoring
import Testing
import Tracking

/// Metrics that nobody recorded, in columns.
@Suite struct DerivedColumnTests {
  private let fixture: StoreFixture
  private let courses: [[StoredEpoch]] = (1...3).map { run in
    (1...4).map { StoredEpoch(count: 60, lean: 0.2 * Float($0), seed: UInt64(10 * run + $0)) }
  }

  init() throws {
    fixture = try StoreFixture()
    for (place, scores) in courses.enumerated() {
      try fixture.record(
        "run-\(place)", params: ["rate": .integer(Int64(place))],
        metrics: ["val.f1": [0.2, 0.9, 0.4, 0.5], "train.loss": [4, 3, 2, 1]], scores: scores)
    }
    try fixture.record("bare", params: ["rate": .integer(9)], metrics: ["val.f1": [0.1]])
  }

  private func rows(_ columns: String, sort: String? = nil, top: Int? = nil) throws -> [[String]] {
    let catalog = ColumnCatalog(try fixture.store.recordedNames())
    let request = ReportRequest(
      columns: try catalog.columns(in: columns), sort: try sort.map(catalog.sortOrder), top: top)
    return try Report(fixture.store, RunFilter(), request).csv().split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The value of a query for each run and epoch, from the scores as they were before they were stored.
  private func direct(_ query: String) throws -> [[Double]] {
    let query = try MetricQuery(parsing: query)
    return try courses.map { course in
      try course.map { epoch in
        let samples = try ScoredSamples(labels: epoch.labels, scores: epoch.scores, classCount: 3)
        return try #require(samples.values(of: [query], classes: StoredEpoch.classes)[0].value)
      }
    }
  }

  @Test func decisionsAreThoseOfTheScoresThatWereStored() throws {
    let expected = try direct("recall[class=bee]")
    let rows = try rows(
      "run,val.recall[class=bee],last(val.recall[class=1]),min(val.recall[class=bee]),"
        + "epoch(val.recall[class=bee]),at(val.recall[class=bee], 3),at(val.recall[class=bee], best)",
      sort: "run")
    #expect(rows.map(\.[0]) == ["bare", "run-0", "run-1", "run-2"])
    for (row, values) in zip(rows.dropFirst(), expected) {
      let best = try #require(values.max())
      #expect(Double(row[1]) == best && Double(row[2]) == values[3] && Double(row[3]) == values.min())
      #expect(Int(row[4]) == values.firstIndex(of: best).map { $0 + 1 })
      #expect(Double(row[5]) == values[2])
      #expect(Double(row[6]) == values[1], "val.f1 is best at epoch 2")
    }
    #expect(rows[0].dropFirst().joined().isEmpty)
  }

  @Test func probabilitiesAreNearThoseThatWereStored() throws {
    for query in ["log_loss", "average_precision", "brier[class=cat]"] {
      let expected = try direct(query)
      let rows = try rows("run,last(val.\(query))", sort: "run")
      for (row, values) in zip(rows.dropFirst(), expected) {
        let value = try #require(Double(row[1]))
        #expect(abs(value - values[3]) < 2e-3)
      }
    }
  }

  @Test func aDerivedColumnOrdersAllRuns() throws {
    let expected = try direct("log_loss").compactMap { $0.min() }
    let order = expected.indices.sorted { expected[$0] < expected[$1] }.map { "run-\($0)" }
    #expect(try rows("run", sort: "val.log_loss").map(\.[0]) == order + ["bare"])
    #expect(try rows("run", sort: "val.log_loss", top: 2).map(\.[0]) == Array(order.prefix(2)))
  }

  @Test func valuesAtAnEpochNeedNoScores() throws {
    let rows = try rows("run,at(val.f1, 1),at(train.loss, best),at(val.f1, 7)", sort: "run")
    #expect(
      rows == [["bare", "0.1", "", ""], ["run-0", "0.2", "3.0", ""], ["run-1", "0.2", "3.0", ""]] + [
        ["run-2", "0.2", "3.0", ""]
      ])
  }

  @Test func whatCannotBeWorkedOutSaysWhy() throws {
    let catalog = ColumnCatalog(try fixture.store.recordedNames())
    let request = ReportRequest(
      columns: try catalog.columns(in: "run,val.recall[class=bee],val.recall[class=dog],val.f1"))
    let table = try Report(fixture.store, RunFilter(), request).table()
    #expect(table.contains("val.recall[class=bee] is missing for 1 run: no stored scores of val"))
    #expect(table.contains("val.recall[class=dog] is missing for 4 runs: no class is called 'dog'"))
    #expect(table.contains("bare"))
  }

  @Test func recordedMetricsStandAsTheyWereRecorded() throws {
    #expect(try rows("val.f1", sort: "run").map(\.[0]) == ["0.1", "0.9", "0.9", "0.9"])
  }

  @Test func predictionsAreThoseAtTheBestEpoch() throws {
    let reader = ScoreReader(fixture.store)
    let runs = try fixture.store.runs()
    let epoch = courses[0][1]
    let samples = try ScoredSamples(labels: epoch.labels, scores: epoch.scores, classCount: 3)
    #expect(try reader.bestSamples(of: runs[0])?.samples.predictions() == samples.predictions())
    #expect(try reader.bestSamples(of: runs[3])?.samples.predictions() == nil)
    let stored = try #require(try reader.samples(of: runs[0].id, epoch: 4))
    #expect(stored.samples.labels == courses[0][3].labels && stored.classes == StoredEpoch.classes)
    #expect(try reader.samples(of: runs[0].id, epoch: 5) == nil)
  }

  @Test func historiesHoldWhatWasWorkedOut() throws {
    let catalog = ColumnCatalog(try fixture.store.recordedNames())
    let request = ReportRequest(columns: try catalog.columns(in: "val.recall[class=bee]"), top: 1)
    let report = try Report(fixture.store, RunFilter(), request)
    let histories = try report.histories(from: fixture.store)
    let lines = report.csv(of: histories).split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + 3 * 4)
    #expect(lines[0] == "run,metric,epoch,step,value")
    #expect(lines[1] == "run-0,train.loss,1,10,4.0")
    let expected = try direct("recall[class=bee]")[0]
    #expect(lines.last == "run-0,val.recall[class=bee],4,40,\(expected[3])")
    let parsed = try JSONSerialization.jsonObject(with: Data(report.json(with: histories).utf8))
    let object = try #require((parsed as? [[String: Any]])?.first)
    let history = try #require(object["history"] as? [String: [[String: Any]]])
    #expect(history["train.loss"]?.compactMap { $0["value"] as? Double } == [4, 3, 2, 1])
    #expect(history["val.f1"]?.compactMap { $0["epoch"] as? Int } == [1, 2, 3, 4])
  }
}
