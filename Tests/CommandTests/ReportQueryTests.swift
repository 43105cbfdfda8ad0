import Foundation
import Testing
import Tracking

/// `cnnlab report` and `cnnlab runs list` on runs of another program: conditions, orders and formats.
@Suite struct ReportQueryTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    let store = try Store.open(bench.store, .readWrite)
    for (name, optimizer, rate, course) in [
      ("low", "sgd", 0.1, [0.2, 0.3]), ("high", "adam", 0.01, [0.5, 0.9]),
      ("mid", "adam", 0.001, [0.6, 0.5]),
    ] {
      let run = try store.startRun(
        experiment: "mine", name: name, params: ["optimizer": .text(optimizer), "rate": .real(rate)],
        objective: MetricObjective(metric: "val.f1", goal: .maximize))
      for (place, value) in course.enumerated() { try run.log("val.f1", value, epoch: place + 1) }
      try run.finish()
    }
  }

  private func names(_ arguments: String...) async throws -> [Substring] {
    let result = try await bench.run(["report", "--columns", "run", "--format", "csv"] + arguments)
    #expect(result.exitCode == 0, "\(result.errors)")
    return Array(result.output.split(separator: "\n").dropFirst())
  }

  @Test func conditionsChooseRuns() async throws {
    #expect(try await names() == ["high", "mid", "low"])
    #expect(try await names("--where", "best(val.f1) > 0.5 and params.optimizer = adam") == ["high", "mid"])
    #expect(try await names("--where", "not (last(val.f1) > 0.4) or rate < 1e-2") == ["mid", "low"])
    #expect(try await names("--where", "name like 'h%'", "--top", "5") == ["high"])
    #expect(try await names("--where", "state = failed").isEmpty)
    let list = try await bench.run("runs", "list", "--where", "epoch(val.f1) = 1", "--json")
    #expect(try list.objects().map { $0["name"] as? String } == ["mid"])
  }

  @Test func whatIsNotUnderstoodIsShownWithACaret() async throws {
    let typo = try await bench.run("report", "--where", "state = finished and rate <> (1")
    #expect(typo.exitCode == 64 && typo.output.isEmpty)
    #expect(
      typo.errors == """
        cnnlab: condition, column 30: expected a value, found '('
          state = finished and rate <> (1
                                       ^

        """)
    let unknown = try await bench.run("runs", "list", "--where", "val.f1 > 1 or val.g1 > 1")
    #expect(unknown.exitCode == 66)
    #expect(
      unknown.errors.contains(
        "column 15: no run has a column, metric or param 'val.g1'; did you mean 'val.f1'?"))
    #expect(unknown.errors.hasSuffix("\n                ^\n"))
    let hostile = try await bench.run(
      "report", "--where", String(repeating: "x\u{1B}[2J", count: 900))
    #expect(hostile.exitCode == 64)
    #expect(!hostile.errors.contains("\u{1B}") && hostile.errorLines.allSatisfy { $0.count < 300 })
  }

  @Test func metricsThatNobodyRecordedSayWhyTheyAreMissing() async throws {
    let table = try await bench.run(
      "report", "--columns", "run,at(val.f1, 1),val.recall[class=3,threshold=0.5]", "--sort", "-at(val.f1, 1)"
    )
    #expect(table.exitCode == 0, "\(table.errors)")
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines[1].contains("at(val.f1, 1)  val.recall[class=3,threshold=0.5]"))
    #expect(lines[2...4].map { $0.split(separator: " ").first } == ["mid", "high", "low"])
    #expect(lines[5].hasSuffix("is missing for 3 runs: no stored scores of val"))
    expectError(
      try await bench.run("report", "--columns", "val.recall[clas=3]"), 64, saying: "column 12", "'class'?")
  }

  @Test func latexIsATabular() async throws {
    let latex = try await bench.run("report", "--format", "latex", "--columns", "run,val.f1")
    #expect(latex.exitCode == 0)
    #expect(latex.output.contains("\\begin{tabular}{lr}\n\\toprule\nrun & val.f1 \\\\\n\\midrule\n"))
    #expect(latex.output.contains("high & \\textbf{0.9000}"))
  }

  @Test func historiesHaveEveryPoint() async throws {
    let csv = try await bench.run("report", "--format", "csv", "--history", "--top", "1")
    #expect(csv.output == "run,metric,epoch,step,value\nhigh,val.f1,1,0,0.5\nhigh,val.f1,2,0,0.9\n")
    let json = try await bench.run("report", "--format", "json", "--history")
    let histories = try json.objects().map { $0["history"] as? [String: [[String: Any]]] }
    #expect(histories.map { $0?["val.f1"]?.count } == [2, 2, 2])
    let misplaced = try await bench.run("report", "--history")
    #expect(misplaced.exitCode == 64 && misplaced.errors.contains("--format csv or json"))
  }
}
