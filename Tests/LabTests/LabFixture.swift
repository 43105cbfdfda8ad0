import Datasets
import Foundation
import GRDB
import Lab
import Signals
import TestSupport
import Tracking

/// A folder of a test's own with a store, experiment files and datasets.
struct LabFixture {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store.open(folder.path("store.sqlite"), .readWrite)
  }

  /// The datasets of the folder, and those that need none.
  var datasets: DatasetCatalog { DatasetCatalog(dataPath: folder.path("data")) }

  /// Parameters of a run that takes a fraction of a second.
  static let params: Params = [
    "architecture": .text("softmax"), "epochs": .integer(2), "learning_rate": .real(0.01),
  ]

  /// Trains on the calling thread.
  @discardableResult
  func train(
    _ changes: Params = [:], _ experiment: Experiment = Experiment(dataset: "digits"),
    trial: TrialLease? = nil,
    stop: StopSignal = StopSignal(), watch: @escaping (JobEvent) -> Void = { _ in }
  ) throws -> RunRecord {
    try TrainingJob(
      experiment: experiment, params: Self.params.merging(changes) { $1 },
      commandLine: ["cnnlab", "train", "--set", "epochs=2"], datasets: datasets, threads: 1,
      trial: trial
    ).run(in: store, stop: stop, watch: watch)
  }

  /// What trains trials, as a worker does.
  var runner: TrialRunner {
    TrialRunner(store: store, datasets: datasets, threads: 1, commandLine: ["cnnlab", "worker"])
  }

  /// Writes an experiment file and makes a plan of it.
  func plan(_ yaml: String) throws -> SweepPlan {
    let path = try folder.write(Data(yaml.utf8), to: "experiment.yaml")
    return try SweepPlan(contentsOf: path, datasets: datasets)
  }

  /// The message and the kind of the error that a file is refused with; the path before it is left out.
  func refusal(of yaml: String) -> (kind: FailureKind, message: String)? {
    do {
      _ = try plan(yaml)
      return nil
    } catch {
      return (FailureKind(of: error), "\(error)".replacing(folder.path("experiment.yaml"), with: "FILE"))
    }
  }

  /// Changes the store behind its back.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: folder.path("store.sqlite")).write { try $0.execute(sql: sql) }
  }

  /// A tiny dataset of the shape and under the name of MNIST; each of ten classes has `perClass` samples a part.
  func writeMNIST(perClass: Int = 4, firstPixel: UInt8 = 0) throws {
    let count = UInt32(10 * perClass)
    let labels = (0..<count).map { UInt8($0 % 10) }
    var pixels = labels.flatMap { label in (0..<784).map { $0 / 78 == Int(label) ? UInt8(255) : 0 } }
    pixels[0] = firstPixel
    for part in ["train", "t10k"] {
      try write([0, 0, 8, 3], [count, 28, 28], pixels, to: "\(part)-images-idx3-ubyte")
      try write([0, 0, 8, 1], [count], labels, to: "\(part)-labels-idx1-ubyte")
    }
  }

  private func write(_ magic: [UInt8], _ sizes: [UInt32], _ bytes: [UInt8], to name: String) throws {
    let header = magic + sizes.flatMap { withUnsafeBytes(of: $0.bigEndian, Array.init) }
    try folder.write(Data(header + bytes), to: "data/mnist/\(name)")
  }
}

extension Experiment {
  /// Runs on digits that are best at something else.
  static func digits(
    best metric: String, _ goal: Goal, validation: HoldOut = .standard
  ) -> Experiment {
    Experiment(
      name: nil, dataset: DatasetSettings(name: "digits"), validation: validation,
      objective: MetricObjective(metric: metric, goal: goal))
  }
}
