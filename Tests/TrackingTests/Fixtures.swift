import Foundation
import TestSupport
import Tracking

/// A store of a test's own on disk.
struct StoreFixture {
  let folder: TemporaryFolder
  let path: String
  let store: Store

  init(surroundings: Surroundings = .system) throws {
    folder = try TemporaryFolder()
    path = folder.path("store.sqlite")
    store = try Store.open(path, .readWrite, surroundings: surroundings)
  }

  /// Does the same several times at once, each with a store opened for itself as in a process of its own; all results.
  func concurrently<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Store) throws -> [Result]
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: [Result].self) { [path] group in
      for _ in 0..<count {
        group.addTask { try body(try Store.open(path, .readWrite)) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}

extension RunStart {
  /// A small but complete run.
  static func sample(
    experiment: String? = nil, name: String? = nil, params: Params = ["epochs": .integer(3)],
    trial: TrialLease? = nil
  ) -> RunStart {
    RunStart(
      experiment: experiment, name: name, params: params, architecture: "lenet5",
      architectureGraph: #"{"layers":["dense"]}"#, architectureHash: "a1", parameterCount: 61_706,
      dataset: "digits", datasetFingerprint: "d1", splitHash: "s1", seed: 7,
      commandLine: ["cnnlab", "train", "--set", "a b=\"c/d\""], resolvedExperiment: #"{"epochs":3}"#,
      preparation: #"{"scale":0.0625}"#, objective: MetricObjective(metric: "val.f1", goal: .maximize),
      environment: .sample, trial: trial)
  }
}

extension RunEnvironment {
  static let sample = RunEnvironment(
    toolVersion: "0.1.0", gitCommit: "abc", gitDirty: true, host: "host", operatingSystem: "Debian 12",
    cpu: "a cpu", threads: 2)
}

extension StoredTensor {
  /// A tensor whose content a digest stands for.
  static func sample(_ name: String, digest: String, byteCount: Int = 16) -> StoredTensor {
    StoredTensor(
      name: name, shape: [2, byteCount / 8], codec: 1, rawByteCount: byteCount, digest: digest,
      data: [UInt8](repeating: UInt8(digest.utf8.first ?? 0), count: byteCount))
  }
}

extension RunSummary {
  static let sample = RunSummary(
    epochs: 3, bestEpoch: 2, durationSeconds: 1.5, samplesPerSecond: 1234.5, peakMemoryBytes: 1 << 33)
}
