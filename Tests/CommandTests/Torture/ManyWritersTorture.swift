import Foundation
import Testing
import Tracking

/// Many processes that log into one file, and one that reads it all the while.
@Suite(.enabled(if: Torture.isAskedFor, Torture.comment), .serialized)
struct ManyWritersTorture {
  private static let (processes, calls) = (64, 1000)
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func noValueIsLost() async throws {
    var writers: [(run: RunID, command: RunningCommand, input: Pipe)] = []
    for number in 1...Self.processes {
      let started = try await bench.run("runs", "start", "--name", "writer-\(number)")
      #expect(started.exitCode == 0, "\(started.errors)")
      let run = try bench.read { try $0.run("writer-\(number)").id }
      let input = Pipe()
      writers.append((run, try bench.start("runs", "log", "\(run)", "-", reading: input), input))
    }
    let lines = (1...Self.calls).map { "val.loss=\(1 / Double($0)) step=\($0)\n" }
    // A part each second, so that all of them have something to write all the while.
    for part in stride(from: 0, to: Self.calls, by: 100) {
      let text = Data(lines[part..<part + 100].joined().utf8)
      for writer in writers { try writer.input.fileHandleForWriting.write(contentsOf: text) }
      let report = try await bench.run("runs", "list", "--json")
      #expect(report.exitCode == 0, "\(report.errors)")
      try await Task.sleep(for: .milliseconds(500))
    }
    for writer in writers { try writer.input.fileHandleForWriting.close() }
    for writer in writers {
      let result = try await writer.command.result()
      #expect(result.exitCode == 0 && result.errors.isEmpty, "\(result.errors)")
    }
    for writer in writers {
      let points = try bench.read { try $0.metricHistory(run: writer.run, metric: "val.loss") }
      #expect(points.map(\.step) == Array(1...Self.calls))
      #expect(points.map(\.value) == (1...Self.calls).map { 1 / Double($0) })
    }
    #expect(try bench.integrity() == "ok")
  }
}
