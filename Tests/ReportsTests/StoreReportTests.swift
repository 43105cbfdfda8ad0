import Reports
import Testing
import Tracking

/// Reports of stores, which read only what they show, against reports of all runs.
@Suite struct StoreReportTests {
  /// A store of runs that differ in every way that matters to a ranking.
  private func fixture(seed: UInt64) throws -> StoreFixture {
    let fixture = try StoreFixture()
    var state = seed
    func pick<Element>(_ elements: [Element]) -> Element {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return elements[Int(state >> 33) % elements.count]
    }
    let values = [0.25, 0.5, 0.5, 0.75, -1, .nan, .infinity]
    for index in 0..<60 {
      var params: Params = ["rate": pick([.real(0.1), .real(0.2), .real(.infinity)])]
      if pick([true, false]) { params["optimizer"] = pick([.text("adam"), .text("sgd"), .boolean(true)]) }
      if seed % 2 == 0, pick([true, false]) { params["fold"] = .integer(pick([0, 1])) }
      var metrics: [String: [Double]] = [:]
      for metric in ["val.f1", "val.loss", "train.loss"] where pick([true, true, true, false]) {
        metrics[metric] = (0..<pick([1, 2, 3])).map { _ in pick(values) }
      }
      try fixture.record(
        "run-\(index)", architecture: pick(["lenet5", "softmax", "softmax", ""]), params: params,
        seed: pick([1, 2, 3]),
        experiment: pick(["digits", "digits", nil]),
        objective: pick([
          .validationF1, .validationF1, nil, MetricObjective(metric: "val.loss", goal: .minimize),
        ]),
        metrics: metrics, state: pick([.finished, .finished, .finished, .failed, .pruned, .running]))
    }
    return fixture
  }

  private static let sorts: [SortOrder?] = [
    nil, SortOrder(by: .metric("val.loss", .best)), SortOrder(by: .metric("val.f1", .last), descending: true),
    SortOrder(by: .metric("train.loss", .epoch)), SortOrder(by: .run), SortOrder(by: .runs, descending: true),
    SortOrder(by: .param("rate")), SortOrder(by: .param("optimizer"), descending: true),
    SortOrder(by: .duration), SortOrder(by: .epochs), SortOrder(by: .experiment), SortOrder(by: .seed),
    SortOrder(by: .architecture, descending: true), SortOrder(by: .peakMemory),
    SortOrder(by: .parameters), SortOrder(by: .started), SortOrder(by: .tags),
  ]

  @Test(arguments: Array(UInt64(1)...6))
  func aStoreGivesTheReportThatAllItsRunsGive(seed: UInt64) throws {
    let fixture = try fixture(seed: seed)
    let filters = [
      RunFilter(), RunFilter(experiment: "digits"), RunFilter(experiment: "none"),
      RunFilter(condition: .comparison(.architecture, .equal, .text("softmax"))),
      RunFilter(condition: .isMissing(.metric("val.f1", .last, .maximize))),
    ]
    let shapes: [(top: Int?, grouping: ReportRequest.Grouping?)] = [
      (nil, nil), (3, nil), (5, .seed), (1, ReportRequest.Grouping.none), (20, nil), (nil, .seed), (2, nil),
    ]
    // Every order, each with another filter and another shape for another seed.
    for (place, sort) in Self.sorts.enumerated() {
      let filter = filters[(place + Int(seed)) % filters.count]
      let shape = shapes[(3 * place + Int(seed)) % shapes.count]
      let request = ReportRequest(sort: sort, top: shape.top, grouping: shape.grouping)
      let read = try Report(fixture.store, filter, request)
      let whole = Report(try fixture.store.runs(filter), request)
      let description: Comment = "\(filter) \(request)"
      #expect(read.table() == whole.table(), description)
      #expect(read.csv() == whole.csv(), description)
      #expect(read.json() == whole.json(), description)
    }
  }

  @Test func ofManyUnfinishedRunsTheTopListsAFew() throws {
    let fixture = try StoreFixture()
    for index in 0..<14 { try fixture.record("f\(index)", state: index % 2 == 0 ? .failed : .running) }
    let report = try Report(fixture.store, RunFilter(), ReportRequest(top: 3))
    let lines = report.table().split(separator: "\n")
    #expect(lines.contains("not finished: 7 failed, 7 running"))
    #expect(lines.count { $0.hasPrefix("failed") } == 7)
    #expect(lines.count { $0.hasPrefix("running") } == 3)
    #expect(lines.last == "and 4 more")
    #expect(report.markdown().hasSuffix("- and 4 more\n"))
  }
}
