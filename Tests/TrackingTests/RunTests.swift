import Foundation
import Testing
import Tracking

@Suite struct RunTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  @Test func aRunComesBackAsItWasStarted() throws {
    let params: Params = [
      "epochs": .integer(3), "big": .integer(.max), "rate": .real(1.0), "tiny": .real(.leastNonzeroMagnitude),
      "minus": .real(-0.0),
      "huge": .real(-.infinity), "stratified": .boolean(false), "one": .text("1"), "empty": .text(""),
      "Umlaut ä": .text("ß\u{1}'\""),
    ]
    let writer = try store.startRun(.sample(experiment: "mine", name: "first", params: params))
    let run = try store.run(writer.id)
    #expect(run.id == writer.id && run.name == "first" && run.state == .running)
    #expect(run.params == params)
    #expect(run.params["minus"].map { "\($0)" } == "-0.0")
    #expect(run.experiment == "mine" && run.architecture == "lenet5" && run.parameterCount == 61_706)
    #expect(
      run.dataset == "digits" && run.datasetFingerprint == "d1" && run.splitHash == "s1" && run.seed == 7)
    #expect(run.objective == MetricObjective(metric: "val.f1", goal: .maximize))
    #expect(run.environment == .sample)
    #expect(run.summary == nil && run.finishedAt == nil && run.metrics.isEmpty && run.sweep == nil)
    let detail = try store.detail(of: writer.id)
    #expect(detail.commandLine == ["cnnlab", "train", "--set", "a b=\"c/d\""])
    #expect(detail.architectureGraph == #"{"layers":["dense"]}"#)
    #expect(detail.resolvedExperiment == #"{"epochs":3}"# && detail.preparation == #"{"scale":0.0625}"#)
  }

  @Test func aParamThatIsNotANumberStaysOne() throws {
    let writer = try store.startRun(.sample(params: ["x": .real(.nan)]))
    guard case .real(let value)? = try store.run(writer.id).params["x"] else {
      Issue.record("expected a real")
      return
    }
    #expect(value.isNaN)
  }

  @Test(arguments: [RunState.finished, .failed, .pruned, .interrupted])
  func aRunEndsOnce(state: RunState) throws {
    let writer = try store.startRun(.sample())
    writer.log("val.f1", 0.5, epoch: 1, step: 10)
    try writer.finish(state, reason: "because", summary: .sample)
    let run = try store.run(writer.id)
    #expect(run.state == state && run.failureReason == "because" && run.summary == .sample)
    #expect(run.finishedAt != nil)
    #expect(run.metrics["val.f1"]?.last == 0.5, "finishing writes what is buffered")
    writer.log("val.f1", 0.6, epoch: 2, step: 20)
    #expect(throws: StoreError.runEnded(run: writer.id.short, state: state)) { try writer.flush() }
    #expect(try store.metricHistory(run: writer.id, metric: "val.f1").count == 1)
  }

  @Test func filtersByExperimentAndState() throws {
    let first = try store.startRun(.sample(experiment: "a"))
    let second = try store.startRun(.sample(experiment: "b"))
    let third = try store.startRun(.sample(experiment: "a"))
    try third.finish(.finished, summary: .sample)
    #expect(try store.runs().map(\.id) == [first.id, second.id, third.id])
    #expect(try store.runs(RunFilter(experiment: "a")).map(\.id) == [first.id, third.id])
    #expect(try store.runs(RunFilter(experiment: "a", states: [.finished])).map(\.id) == [third.id])
    #expect(try store.runs(RunFilter(states: [])).isEmpty)
    #expect(try store.runs(RunFilter(experiment: "none")).isEmpty)
    #expect(try store.runs(RunFilter(experiment: "a")).allSatisfy { $0.params == ["epochs": .integer(3)] })
  }

  @Test func generatedNamesDiffer() throws {
    let names = Set(try (0..<20).map { _ in try store.startRun(.sample()).name })
    #expect(names.count == 20)
  }

  @Test func theHeartbeatMovesWithEachFlush() throws {
    let clock = TestClock()
    let fixture = try StoreFixture(surroundings: clock.surroundings())
    let writer = try fixture.store.startRun(.sample())
    let start = try fixture.store.run(writer.id)
    clock.advance(12.5)
    try writer.flush()
    let later = try fixture.store.run(writer.id)
    #expect(later.startedAt == start.startedAt)
    #expect(later.heartbeatAt.timeIntervalSince(start.heartbeatAt) == 12.5)
  }
}

@Suite struct RunLookupTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  @Test func findsByIdPrefixAndName() throws {
    let run = try store.startRun(.sample(name: "calm-otter-1"))
    _ = try store.startRun(.sample(name: "calm-otter-2"))
    let id = run.id.description
    for reference in [id, id.uppercased(), String(id.prefix(13)), "calm-otter-1"] {
      #expect(try store.run(reference).id == run.id, "\(reference)")
    }
  }

  @Test func aPrefixNeedsFourCharacters() throws {
    let id = try store.startRun(.sample(name: "x")).id.description
    #expect(throws: StoreError.self) { try store.run(String(id.prefix(3))) }
    #expect(throws: StoreError.self) { try store.run("") }
  }

  @Test func aWrongNameIsAnsweredWithTheNearest() throws {
    _ = try store.startRun(.sample(name: "calm-otter-1"))
    #expect(throws: StoreError.unknownRun("clam-otter-1", nearest: "calm-otter-1")) {
      try store.run("clam-otter-1")
    }
  }

  @Test func aNameThatTwoRunsHaveIsAmbiguous() throws {
    let first = try store.startRun(.sample(name: "twin"))
    let second = try store.startRun(.sample(name: "twin"))
    #expect(
      throws: StoreError.ambiguousRun("twin", matches: ["twin \(first.id.short)", "twin \(second.id.short)"])
    ) { try store.run("twin") }
  }

  @Test func wildcardsAreNoPattern() throws {
    _ = try store.startRun(.sample(name: "only"))
    #expect(throws: StoreError.self) { try store.run("%%%%") }
    #expect(throws: StoreError.self) { try store.run("____") }
  }
}
