import Foundation
import Lab
import Tracking
import Training

/// Shows one training on standard error: a line an epoch, and on a terminal the step under way.
final class TrainingDisplay {
  private var epochs = 0
  private var lastDrawn = ContinuousClock.now
  private var line = LiveLine()

  func show(_ event: JobEvent) {
    switch event {
    case .started(let id, let name, let epochs):
      self.epochs = epochs
      StandardError.write("run \(name) (\(id.short))\n")
    case .step(let step):
      guard StandardError.isTerminal, ContinuousClock.now - lastDrawn > .milliseconds(200) else { return }
      lastDrawn = .now
      let inEpoch = (step.step - 1) % step.stepsPerEpoch + 1
      line.draw(
        "epoch \(step.epoch)/\(epochs)  step \(inEpoch)/\(step.stepsPerEpoch)  loss \(text(step.loss))")
    case .epoch(let epoch, let metrics, let seconds, let isBest):
      let shown = ["train.loss", "train.accuracy", "val.loss", "val.accuracy", "val.f1"]
      let parts = shown.compactMap { name in metrics[name].map { "\(name) \(text($0))" } }
      line.finish(
        "epoch \(epoch)/\(epochs)  \(parts.joined(separator: "  "))  \(String(format: "%.1f", seconds)) s\(isBest ? "  best" : "")"
      )
    case .stoppedEarly(let epoch, let patience, let metric):
      StandardError.write(
        "stopped early after epoch \(epoch): \(patience) epochs without a better \(metric)\n")
    }
  }

  private func text(_ value: Double) -> String { String(format: "%.4f", value) }
}
