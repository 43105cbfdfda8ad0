import Foundation
import Testing
import Tracking

/// Runs that a shell script records: `cnnlab runs start`, `log` and `finish`.
@Suite(.serialized) struct ShellRunTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func start(_ arguments: String...) async throws -> String {
    let result = try await bench.run(["runs", "start"] + arguments)
    #expect(result.exitCode == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .newlines)
  }

  private func expectDone(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation)
    async throws
  {
    let result = try await bench.run(arguments)
    #expect(result.exitCode == 0, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func aRunFromStartToFinish() async throws {
    let id = try await start(
      "--experiment", "mine", "--name", "shell-1", "--param", "learning_rate=0.1", "--param", "optimizer=sgd",
      "--param", "note='1'", "--tag", "b", "--tag", "a", "--metric", "val.loss", "--goal", "minimize")
    try await expectDone("runs", "log", id, "val.loss=0.5", "train.loss=nan", "--epoch", "1")
    try await expectDone(
      "runs", "log", "shell-1", "val.loss=2.5e-1", "epoch=2", "step=20", "--note", "halfway")
    try await expectDone("runs", "log", String(id.prefix(8)), "val.loss=0.75", "--epoch", "3", "--step", "30")
    try await expectDone("runs", "finish", "shell-1")
    let show = try await bench.run("runs", "show", "shell-1", "--json").object()
    #expect(show["state"] as? String == "finished" && show["experiment"] as? String == "mine")
    #expect(show["tags"] as? [String] == ["a", "b"])
    #expect(show["architecture"] is NSNull && show["dataset"] is NSNull && show["seed"] is NSNull)
    #expect(show["epochs"] as? Int == 3 && show["best_epoch"] as? Int == 2)
    #expect(show["log_tail"] as? String == "halfway")
    let run = try bench.read { try $0.run("shell-1") }
    #expect(run.id.description == id)
    #expect(run.params == ["learning_rate": 0.1, "optimizer": "sgd", "note": "1"])
    #expect(run.metrics["val.loss"]?.min == 0.25 && run.metrics["train.loss"]?.last.isNaN == true)
    let points = try bench.read { try $0.metricHistory(run: run.id, metric: "val.loss") }
    #expect(points.map(\.step) == [0, 20, 30])
    let report = try await bench.run("report")
    #expect(report.exitCode == 0 && report.output.contains("0.2500"), "\(report.errors)")
  }

  @Test func linesAreReadFromStandardInput() async throws {
    let id = try await start()
    let input = Pipe()
    let command = try bench.start("runs", "log", id, "-", "--epoch", "7", reading: input)
    try input.fileHandleForWriting.write(
      contentsOf: Data("train.loss=2 step=1\n\n train.loss=1\tval.f1=0.5 step=2 epoch=8\nval.f1=inf".utf8))
    try input.fileHandleForWriting.close()
    let result = try await command.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    let run = try bench.read { try $0.run(id) }
    #expect(run.state == .running)
    let losses = try bench.read { try $0.metricHistory(run: run.id, metric: "train.loss") }
    #expect(
      losses == [MetricPoint(epoch: 7, step: 1, value: 2), MetricPoint(epoch: 8, step: 2, value: 1)])
    #expect(run.metrics["val.f1"]?.last == 0.5 && run.metrics["val.f1"]?.max == .infinity)
    try await expectDone("runs", "finish", id, "--state", "failed", "--reason", "out of memory")
    let ended = try bench.read { try $0.run(id) }
    #expect(ended.state == .failed && ended.failureReason == "out of memory")
  }

  @Test func aBadLineIsNamedAndWhatCameBeforeIsKept() async throws {
    let id = try await start()
    let input = Pipe()
    let command = try bench.start("runs", "log", id, "-", reading: input)
    try input.fileHandleForWriting.write(contentsOf: Data("loss=2\nloss=\u{1B}[31mtwo\nloss=1\n".utf8))
    try input.fileHandleForWriting.close()
    expectError(try await command.result(), 65, saying: "line 2", "expected a number")
    #expect(try bench.read { try $0.run(id) }.metrics["loss"]?.count == 1)
  }

  @Test func whatCannotBeLoggedIsRefused() async throws {
    let id = try await start()
    for arguments in [
      ["log", id], ["log", id, "loss"], ["log", id, "loss=two"], ["log", id, "=1"],
      ["log", id, "loss=1", "-"],
      ["start", "--param", "x"], ["start", "--tag", "a b"], ["start", "--goal", "best"],
      ["finish", id, "--state", "done"],
    ] {
      #expect(try await bench.run(["runs"] + arguments).exitCode == 64, "\(arguments)")
    }
    expectError(try await bench.run("runs", "log", "none", "loss=1"), 66, saying: "'none'")
    try await expectDone("runs", "finish", id)
    expectError(try await bench.run("runs", "log", id, "loss=1"), 64, saying: "is finished")
  }

  @Test func manyProcessesLoseNothing() async throws {
    let id = try await start()
    try await withThrowingTaskGroup { group in
      for process in 0..<8 {
        group.addTask {
          for call in 1...50 {
            let result = try await bench.run(
              "runs", "log", id, "p\(process)=\(call)", "shared=1", "--step", "\(call * 8 + process)")
            #expect(result.exitCode == 0, "\(result.errors)")
          }
        }
      }
      group.addTask {
        // A reader beside them.
        while try bench.read({ try $0.run(id) }).metrics["shared"]?.count != 400 {
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      try await group.waitForAll()
    }
    let run = try bench.read { try $0.run(id) }
    #expect((0..<8).allSatisfy { run.metrics["p\($0)"]?.count == 50 })
    let shared = try bench.read { try $0.metricHistory(run: run.id, metric: "shared") }
    #expect(shared.map(\.step) == Array(8..<408))
    #expect(try bench.integrity() == "ok")
  }

  @Test func aKilledProcessLosesAtMostASecond() async throws {
    let id = try await start()
    let input = Pipe()
    let command = try bench.start("runs", "log", id, "-", reading: input)
    try await eventually("the first point") {
      try input.fileHandleForWriting.write(contentsOf: Data("loss=0 step=0\n".utf8))
      return try !bench.read { try $0.run(id) }.metrics.isEmpty
    }
    let clock = ContinuousClock()
    let start = clock.now
    var written: [ContinuousClock.Instant] = []
    while clock.now - start < .seconds(2.5) {
      try input.fileHandleForWriting.write(contentsOf: Data("loss=1 step=\(written.count + 1)\n".utf8))
      written.append(clock.now)
      try await Task.sleep(for: .milliseconds(5))
    }
    let killed = clock.now
    command.signal(SIGKILL)
    #expect(try await command.result().exitCode == nil)
    let kept = try bench.read { try $0.metricHistory(run: $0.run(id).id, metric: "loss") }.map(\.step)
    let due = written.count { killed - $0 > .seconds(1) }
    #expect(due > 0 && kept.count > due, "\(kept.count - 1) of \(written.count) points, \(due) of them due")
    #expect(kept == Array(0..<kept.count))
    #expect(try bench.integrity() == "ok")
  }
}
