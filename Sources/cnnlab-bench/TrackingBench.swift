import ArgumentParser
import Foundation
import Tracking

/// `cnnlab-bench tracking`: how fast points are logged through the public API, and how much room they take.
struct TrackingBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tracking", abstract: "Measure how fast points are logged, and how much room they take.",
    discussion: "One run of ten metrics; the values are random, so that no codec can shorten them.")

  @Option(help: "The number of points.")
  var points = 1_000_000
  @Option(help: "An empty folder for the store (else a temporary one).")
  var folder: String?
  @Flag(help: "Print the measurement as JSON.")
  var json = false

  func validate() throws {
    guard (10...1_000_000_000).contains(points) else {
      throw ValidationError("--points: expected 10 to 1,000,000,000, found \(points)")
    }
  }

  func run() throws {
    let temporary = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    if folder == nil {
      try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    }
    let path = "\(folder ?? temporary)/cnnlab.sqlite"
    // A run without points: what the first one costs besides.
    _ = try log(steps: 0, to: path)
    let before = try size(of: path)
    let steps = points / Self.metrics.count
    let times = try log(steps: steps, to: path)
    let logged = Double(steps * Self.metrics.count)
    let bytes = Double(try size(of: path) - before) / logged
    let seconds = times.logging + times.finishing
    print(
      json
        ? "{\"seconds\": \(seconds), \"bytes_a_point\": \(bytes), \"call_nanoseconds\": \(times.logging / logged * 1e9)}"
        : String(
          format: "%.0f points: %.3f s, %.0f ns a call, then %.3f s to finish; %.2f bytes a point", logged,
          seconds, times.logging / logged * 1e9, times.finishing, bytes))
  }

  private static let metrics = ["train", "val"].flatMap { split in
    ["loss", "accuracy", "f1", "precision", "recall"].map { "\(split).\($0)" }
  }

  /// Logs a run, closes the store, and returns the seconds of the calls and of the end.
  private func log(steps: Int, to path: String) throws -> (logging: Double, finishing: Double) {
    let store = try Store.open(path, .readWrite)
    let run = try store.startRun(experiment: "points")
    var generator = SystemRandomNumberGenerator()
    let values = (0..<1000).map { _ in Double.random(in: 0..<1, using: &generator) }
    let clock = ContinuousClock()
    let logging = try clock.measure {
      for step in 0..<steps {
        for (place, metric) in Self.metrics.enumerated() {
          // Sums of two are as many different values as there are points.
          let value = values[(step &* 7 &+ place) % 1000] + values[step / 1000 % 1000] * 1e-3
          try run.log(metric, value, epoch: step / 1000 + 1, step: step + 1)
        }
      }
    }
    let finishing = try clock.measure { try run.finish() }
    return (logging / .seconds(1), finishing / .seconds(1))
  }

  private func size(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }
}
