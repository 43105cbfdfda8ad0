import Foundation
import Testing
import Tracking

/// One training that is killed again and again.
@Suite(.enabled(if: Torture.isAskedFor, Torture.comment), .serialized)
struct KilledTrainingTorture {
  private static let kills = 50
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// A network with all that has a state: dropout, moments, an average of the weights, mixed and augmented samples.
  private static let training = """
    name: killed
    dataset:
      name: digits
      augment: {rotation: 10, shift: 0.1}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {value: tutorial-cnn}
      optimizer: {value: adam}
      schedule: {value: cosine}
      dropout: {value: 0.3}
      ema: {value: 0.99}
      mixup: {value: 0.2}
      epochs: {value: 300}
    """

  @Test func theEndIsThatOfATrainingNeverKilled() async throws {
    try bench.write(Self.training, to: "killed.yaml")
    let undisturbed = try await bench.run("train", "killed.yaml", "--json").object()
    let reference = try #require(undisturbed["id"] as? String)

    var command = try bench.start("train", "killed.yaml", "--checkpoint-minutes", "0.001")
    let run = try await firstState()
    var kills = 0
    while kills < Self.kills {
      try await Task.sleep(for: .milliseconds(Int.random(in: 20...600)))
      guard command.isRunning else { break }
      command.signal(SIGKILL)
      _ = try await command.result()
      kills += 1
      command = try bench.start("train", "--resume", run, "--checkpoint-minutes", "0.001")
    }
    #expect(kills == Self.kills, "the training was over after \(kills) kills")
    let result = try await command.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    let runs = try bench.read { store in try [reference, run].map { try store.run($0).id } }
    try bench.expectSame(runs[0], runs[1])
    let segments = try bench.read { try $0.segments(of: runs[1]) }
    print("\(kills) kills, \(segments.count + 1) segments")
    #expect(try bench.integrity() == "ok")
  }

  /// Waits until the second run can go on; gives its id.
  private func firstState() async throws -> String {
    try await eventually("a stored state") {
      try bench.rows("SELECT run FROM trainingState").count > 0
    }
    return try #require(try bench.runs(in: [.running]).last?.id.description)
  }
}
