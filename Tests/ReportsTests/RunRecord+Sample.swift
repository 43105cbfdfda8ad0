import Foundation
import Tracking

extension RunRecord {
  /// A run for tables, made by hand: what is not given is the same for all.
  static func sample(
    _ name: String, architecture: String = "lenet5", params: Params = [:], seed: Int64 = 1,
    state: RunState = .finished, reason: String? = nil, experiment: String? = "digits",
    parameters: Int = 61_706, seconds: Double? = 12.5, objective: MetricObjective? = .validationF1,
    metrics: [String: [Double]] = [:]
  ) -> RunRecord {
    RunRecord(
      id: RunID(), name: name, state: state, failureReason: reason, experiment: experiment,
      params: params, architecture: architecture, architectureHash: architecture,
      parameterCount: parameters, dataset: "digits", datasetFingerprint: "f", splitHash: "s", seed: seed,
      objective: objective,
      environment: RunEnvironment(
        toolVersion: "0.1.0", host: "h", operatingSystem: "o", cpu: "c", threads: 1),
      startedAt: Date(timeIntervalSince1970: 0), heartbeatAt: Date(timeIntervalSince1970: 0),
      summary: seconds.map {
        RunSummary(epochs: 10, bestEpoch: 2, durationSeconds: $0, samplesPerSecond: 1000)
      },
      metrics: metrics.compactMapValues(MetricSummary.init(course:)))
  }
}

extension MetricObjective {
  static let validationF1 = MetricObjective(metric: "val.f1", goal: .maximize)
}

extension MetricSummary {
  /// The summary of the values at epochs 1, 2 and so on.
  init?(course: [Double]) {
    guard let last = course.last else { return nil }
    self.init(MetricPoint(epoch: course.count, step: course.count, value: last))
    let numbers = course.enumerated().filter { !$0.element.isNaN }
    let low = numbers.min { $0.element < $1.element }
    let high = numbers.max { $0.element < $1.element }
    (min, minEpoch) = (low?.element, low.map { $0.offset + 1 })
    (max, maxEpoch) = (high?.element, high.map { $0.offset + 1 })
  }
}
