import GRDB
import Testing
import Tracking

@Suite struct ConditionQueryTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func theStoreAnswersAsAPlainReadingOfTheRunsDoes(seed: UInt64) throws {
    let fixture = try StoreFixture()
    var random = RandomRuns(seed: seed)
    try random.fill(fixture.store, count: 40)
    let runs = try fixture.store.runs()
    for _ in 0..<150 {
      let condition = random.condition()
      let found = try fixture.store.runs(RunFilter(condition: condition)).map(\.id)
      #expect(found == runs.filter(condition.holds).map(\.id), "\(condition)")
    }
  }

  @Test func theLongestConditionIsAnswered() throws {
    let fixture = try StoreFixture()
    _ = try fixture.store.startRun(.sample())
    let text = Array(repeating: "x<1", count: 580).joined(separator: " or ")
    let chain = try RunCondition(parsing: text) { _ in .metric("val.f1", .best, .maximize) }
    #expect(try fixture.store.runs(RunFilter(condition: chain)).isEmpty)
    for opening in ["not(", "(", "y<1 and (", "not(y<1 or "] {
      let depth = opening.hasPrefix("not") ? 7 : 15
      let deep = String(repeating: opening, count: depth) + "x<1" + String(repeating: ")", count: depth)
      let nested = try RunCondition(parsing: deep) { .param($0 == "x" ? "epochs" : "none") }
      _ = try fixture.store.runs(RunFilter(condition: nested))
    }
    let list = "x in (" + Array(repeating: "1", count: 2000).joined(separator: ",") + ")"
    let member = try RunCondition(parsing: list) { _ in .param("epochs") }
    #expect(try fixture.store.runs(RunFilter(condition: member)).isEmpty)
  }

  @Test func namesAndValuesAreNeverSQL() throws {
    let fixture = try StoreFixture()
    _ = try fixture.store.startRun(.sample(params: ["a') OR 1 --": .text("'; DROP TABLE run; --")]))
    let hostile = RunCondition.comparison(.param("a') OR 1 --"), .equal, .text("'; DROP TABLE run; --"))
    #expect(try fixture.store.runs(RunFilter(condition: hostile)).count == 1)
    let name = RunCondition.comparison(.name, .equal, .text("x' OR '1'='1"))
    #expect(try fixture.store.runs(RunFilter(condition: name)).isEmpty)
    #expect(try fixture.store.runs().count == 1)
  }

  @Test func identitiesAreWholeOrAsTablesShowThem() throws {
    let fixture = try StoreFixture()
    let store = fixture.store
    let run = try store.startRun(.sample())
    _ = try store.startRun(.sample())
    for id in [run.id.short, run.id.description] {
      let found = try store.runs(RunFilter(condition: .comparison(.id, .equal, .text(id))))
      #expect(found.map(\.id) == [run.id])
    }
    let short = RunCondition.comparison(.id, .equal, .text(String(run.id.description.prefix(4))))
    #expect(try store.runs(RunFilter(condition: short)).isEmpty)
  }

  @Test func tagsAreASet() throws {
    let fixture = try StoreFixture()
    let tagged = try fixture.store.startRun(.sample())
    _ = try fixture.store.startRun(.sample())
    try DatabaseQueue(path: fixture.path).write { db in
      try db.execute(
        sql: """
          INSERT INTO runTag (run, tag) SELECT run.id, value FROM run, json_each('["a","b"]') WHERE uuid = ?
          """,
        arguments: [tagged.id.description])
    }
    func count(_ condition: RunCondition) throws -> Int {
      try fixture.store.runs(RunFilter(condition: condition)).count
    }
    #expect(try count(.comparison(.tag, .equal, .text("b"))) == 1)
    #expect(try count(.not(.comparison(.tag, .equal, .text("b")))) == 1)
    #expect(try count(.membership(.tag, [.text("a"), .text("b"), .text("c")])) == 1)
    #expect(try count(.pattern(.tag, "_")) == 1)
    #expect(try count(.isMissing(.tag)) == 1)
  }

  @Test func timesOfStartingAreTexts() throws {
    let clock = TestClock()
    let fixture = try StoreFixture(surroundings: clock.surroundings())
    let store = fixture.store
    _ = try store.startRun(.sample())
    let started = try #require(try store.outlines(fields: [.started]).first?.values.first ?? nil)
    guard case .text(let text) = started else {
      Issue.record("\(started)")
      return
    }
    #expect(text.count == 20 && text.hasSuffix("Z"))
    let later = RunCondition.comparison(.started, .greaterOrEqual, .text(String(text.prefix(10))))
    #expect(try store.runs(RunFilter(condition: later)).count == 1)
  }
}
