import Foundation
import Lab
import Training

/// Shows one training on standard error: a line an epoch, and on a terminal the step under way.
final class TrainingDisplay {
  private var epochs = 0
  private var lastDrawn = ContinuousClock.now
  private var line = LiveLine()

  func show(_ event: JobEvent) {
    switch event {
    case .started(_, _, let epochs): self.epochs = epochs
    case .step(let step): draw(step)
    case .epoch, .stoppedEarly: break
    }
    if let text = event.line(plannedEpochs: epochs) { line.finish(text) }
  }

  private func draw(_ step: StepReport) {
    guard StandardError.isTerminal, ContinuousClock.now - lastDrawn > .milliseconds(200) else { return }
    lastDrawn = .now
    let inEpoch = (step.step - 1) % step.stepsPerEpoch + 1
    let loss = String(format: "%.4f", step.loss)
    line.draw("epoch \(step.epoch)/\(epochs)  step \(inEpoch)/\(step.stepsPerEpoch)  loss \(loss)")
  }
}
