import Foundation
import Tracking

/// Finished runs of an experiment over four parameters, whose metrics rise and fall as those of trainings do.
struct ManyRuns {
  let runs: Int
  let metrics: Int
  let epochs: Int

  /// Writes them to a store, each as a training would.
  func write(to path: String) throws {
    let store = try Store.open(path, .readWrite)
    for number in 0..<runs {
      let run = try store.startRun(start(number))
      for epoch in 1...epochs {
        for metric in 0..<metrics {
          run.log(name(metric), value(number, metric, epoch), epoch: epoch, step: epoch * 100)
        }
      }
      try run.finish(
        .finished, summary: RunSummary(epochs: epochs, bestEpoch: epochs, durationSeconds: Double(epochs)))
    }
  }

  private func start(_ number: Int) -> RunStart {
    RunStart(
      experiment: "many",
      params: [
        "learning_rate": .real(pow(10, -Double(number % 5 + 1))),
        "batch_size": .integer(Int64(16 << (number / 5 % 4))),
        "optimizer": .text(["adam", "sgd", "rmsprop"][number / 20 % 3]), "epochs": .integer(Int64(epochs)),
      ], architecture: "lenet5", architectureGraph: "{}", architectureHash: "many", parameterCount: 61_706,
      dataset: "digits", datasetFingerprint: "many", splitHash: "many", seed: Int64(number / 60),
      commandLine: ["cnnlab", "sweep"], resolvedExperiment: "{}", preparation: "{}",
      objective: MetricObjective(metric: "val.f1", goal: .maximize),
      environment: RunEnvironment(
        toolVersion: "bench", host: "bench", operatingSystem: "Linux", cpu: "any", threads: 1))
  }

  private func name(_ metric: Int) -> String {
    let names = ["loss", "accuracy", "f1", "roc_auc", "precision"]
    let split = metric / names.count % 2 == 0 ? "val" : "train"
    return "\(split).\(names[metric % names.count])" + (metric < 2 * names.count ? "" : "_\(metric)")
  }

  /// A curve towards a limit of the run's own, with some noise.
  private func value(_ number: Int, _ metric: Int, _ epoch: Int) -> Double {
    let noise = sin(Double(number * 31 + metric * 17 + epoch * 7))
    let share = 1 - exp(-Double(epoch) / 20)
    let score = (0.8 + 0.15 * sin(Double(number))) * share + 0.01 * noise
    return metric % 5 == 0 ? 2.3 * (1 - score) : score
  }
}
