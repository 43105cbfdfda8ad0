import Foundation
import Tracking

extension Column {
  /// What a run has in this column.
  func value(of run: RunRecord) -> CellValue {
    switch self {
    case .run: .text(run.name)
    case .id: .text(run.id.short)
    case .experiment: run.experiment.map(CellValue.text) ?? .missing
    case .tags: run.tags.isEmpty ? .missing : .text(run.tags.joined(separator: ", "))
    case .started: .text(run.startedAt.formatted(.iso8601))
    case .state: .text(run.state.rawValue)
    case .architecture: run.knownArchitecture.map(CellValue.text) ?? .missing
    case .dataset: run.knownDataset.map(CellValue.text) ?? .missing
    case .seed: run.knownSeed.map(CellValue.integer) ?? .missing
    case .runs: .integer(1)
    case .param(let name): run.params[name].map(CellValue.init) ?? .missing
    case .metric(let name, let aspect): run.metricValue(name, aspect)
    case .epochs: run.completedEpochs.map { .integer(Int64($0)) } ?? .missing
    case .parameters: run.knownParameterCount.map { .integer(Int64($0)) } ?? .missing
    case .multiplyAdds: run.multiplyAdds.map { .integer(Int64($0)) } ?? .missing
    case .duration: run.durationSeconds.map(CellValue.real) ?? .missing
    case .samplesPerSecond: run.samplesPerSecond.map(CellValue.real) ?? .missing
    case .cpuSeconds: run.summary?.cpuSeconds.map(CellValue.real) ?? .missing
    case .peakMemory: run.summary?.peakMemoryBytes.map { .integer(Int64($0)) } ?? .missing
    }
  }
}

extension RunRecord {
  /// The epochs completed: what the run said at its end, else the last epoch of which it logged a metric.
  var completedEpochs: Int? { epochs ?? metrics.values.map(\.lastEpoch).filter { $0 > 0 }.max() }

  fileprivate func metricValue(_ name: String, _ aspect: MetricAspect) -> CellValue {
    guard let summary = metrics[name] else { return .missing }
    let best = summary.best(goal(of: name))
    return switch aspect {
    case .best: best.map { .real($0.value) } ?? .missing
    case .epoch: (best?.epoch).map { .integer(Int64($0)) } ?? .missing
    case .last: .real(summary.last)
    case .min: summary.min.map(CellValue.real) ?? .missing
    case .max: summary.max.map(CellValue.real) ?? .missing
    }
  }
}

extension CellValue {
  /// What a param has.
  init(_ param: ParamValue) {
    switch param {
    case .integer(let value): self = .integer(value)
    case .real(let value): self = .real(value)
    case .boolean(let value): self = .boolean(value)
    case .text(let value): self = .text(value)
    }
  }
}
