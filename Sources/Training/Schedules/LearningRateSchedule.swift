import Foundation

/// The learning rate of each step.
struct LearningRateSchedule {
  private let settings: ScheduleSettings
  private let base: Double
  private let stepsPerEpoch: Int
  private let totalSteps: Int
  private let warmupSteps: Int
  private var plateau: Patience
  private var reductions = 0

  /// - Parameters:
  ///   - base: the learning rate of the optimizer's settings.
  ///   - minDelta: by how much an epoch must be better to count as better.
  init(_ settings: ScheduleSettings, base: Double, stepsPerEpoch: Int, epochs: Int, minDelta: Double = 0) {
    (self.settings, self.base, self.stepsPerEpoch) = (settings, base, stepsPerEpoch)
    totalSteps = stepsPerEpoch * epochs
    let wanted = settings.warmupEpochs * Double(stepsPerEpoch) + Double(settings.warmupSteps)
    warmupSteps = Int(min(wanted.rounded(), Double(totalSteps)))
    plateau = Patience(limit: settings.plateauPatience, minDelta: minDelta)
  }

  /// The learning rate of a step, counted from 1 over all epochs.
  func rate(at step: Int) -> Double {
    if settings.kind == .oneCycle { return oneCycle(step - 1) }
    guard step > warmupSteps else { return base * Double(step) / Double(warmupSteps) }
    let done = step - 1 - warmupSteps
    let epochs = done / stepsPerEpoch
    let rate =
      switch settings.kind {
      case .constant, .oneCycle: base
      case .step: base * pow(settings.gamma, Double(epochs / settings.stepSize))
      case .exponential: base * pow(settings.gamma, Double(epochs))
      case .cosine:
        between(base, settings.minLearningRate, Double(done) / Double(totalSteps - warmupSteps))
      case .reduceOnPlateau: base * pow(settings.gamma, Double(reductions))
      }
    // A learning rate that is lower from the start is not raised.
    return max(rate, min(base, settings.minLearningRate))
  }

  /// Takes note of how good an epoch was, the higher the better.
  mutating func note(_ score: Double) {
    guard settings.kind == .reduceOnPlateau else { return }
    plateau.note(score)
    guard plateau.isExhausted else { return }
    reductions += 1
    plateau.rest()
  }

  /// Rises over the warm-up, or else over three tenths of all steps, and falls over the rest.
  private func oneCycle(_ done: Int) -> Double {
    let peak = (warmupSteps > 0 ? Double(warmupSteps) : 0.3 * Double(totalSteps)) - 1
    let last = Double(totalSteps - 1)
    let place = Double(done)
    if place <= peak {
      return between(base, settings.maxLearningRate, peak > 0 ? place / peak : 1)
    }
    return between(settings.maxLearningRate, settings.minLearningRate, (place - peak) / (last - peak))
  }

  /// A point of half a cosine from one value to another.
  private func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
    end + (start - end) * (1 + cos(.pi * share)) / 2
  }
}
