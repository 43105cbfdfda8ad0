import Foundation
public import Tracking
public import Training

/// How a training goes, for whoever shows it.
public enum JobEvent: Sendable {
  /// The run is in the store.
  case started(id: RunID, name: String, epochs: Int)
  /// A step was taken.
  case step(StepReport)
  /// An epoch is recorded; metrics by full name.
  case epoch(Int, metrics: [String: Double], seconds: Double, isBest: Bool)
  /// The training ends with this epoch, as `patience` epochs have passed without a better one by the metric.
  case stoppedEarly(epoch: Int, patience: Int, metric: String)
}

extension JobEvent {
  /// What a log says of the event, in one line; nil for steps, of which there are too many.
  ///
  /// - Parameter plannedEpochs: how many epochs there will be at most.
  public func line(plannedEpochs: Int) -> String? {
    switch self {
    case .started(let id, let name, _): return "run \(name) (\(id.short))"
    case .step: return nil
    case .epoch(let epoch, let metrics, let seconds, let isBest):
      let shown = ["train.loss", "train.accuracy", "val.loss", "val.accuracy", "val.f1"]
      let parts = shown.compactMap { name in
        metrics[name].map { "\(name) \(String(format: "%.4f", $0))" }
      }
      let time = String(format: "%.1f s", seconds)
      return (["epoch \(epoch)/\(plannedEpochs)"] + parts + [time] + (isBest ? ["best"] : []))
        .joined(separator: "  ")
    case .stoppedEarly(let epoch, let patience, let metric):
      return "stopped early after epoch \(epoch): \(patience) epochs without a better \(metric)"
    }
  }
}
