public import Tracking

/// What the course of a training looks like, in words, by rules of thumb that are stated in the manual.
public struct Diagnosis: Hashable, Sendable, CustomStringConvertible {
  /// The word for it.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// The loss became no number, or rose above where it began.
    case diverged
    /// The validation loss rises while the training loss falls.
    case overfitting
    /// The best value is recent, and clearly better than those before.
    case stillImproving = "still improving"
    /// Nothing improves any more, though the training loss has hardly fallen.
    case underfitting
    /// Nothing improves any more.
    case converged
  }

  /// The word for it.
  public let verdict: Verdict
  /// One clause with the figures.
  public let explanation: String

  /// The word and the figures.
  public var description: String { "\(verdict.rawValue): \(explanation)" }

  /// Judges a training by its losses and its objective, one value an epoch from the first on.
  ///
  /// - Parameters:
  ///   - training: the training loss.
  ///   - validation: the validation loss; may be empty.
  ///   - objective: the values by which the best epoch is meant; empty for the validation loss, else the training loss.
  ///   - goal: in which direction the objective improves.
  /// - Returns: nil where there are fewer than five epochs and nothing went wrong.
  public init?(training: [Double], validation: [Double], objective: [Double] = [], goal: Goal = .minimize) {
    if let diverged = Self.divergence(training, validation) {
      self = diverged
      return
    }
    let loss = validation.isEmpty ? training : validation
    let (course, goal) = objective.isEmpty ? (loss, .minimize) : (objective, goal)
    guard training.count >= Self.fewestEpochs, course.count >= Self.fewestEpochs,
      course.allSatisfy(\.isFinite), training.allSatisfy(\.isFinite), validation.allSatisfy(\.isFinite)
    else { return nil }
    self =
      Self.overfitting(training, validation) ?? Self.improvement(course, goal) ?? Self.stagnation(training)
  }

  private init(_ verdict: Verdict, _ explanation: String) {
    (self.verdict, self.explanation) = (verdict, explanation)
  }

  private static let fewestEpochs = 5

  private static func divergence(_ training: [Double], _ validation: [Double]) -> Diagnosis? {
    for (name, losses) in [("training", training), ("validation", validation)] {
      if let last = losses.last, !last.isFinite {
        let epoch = (losses.lastIndex(where: \.isFinite) ?? -1) + 2
        return Diagnosis(.diverged, "the \(name) loss is no number from epoch \(epoch) on")
      }
    }
    guard let first = training.first, let last = training.last, let lowest = training.min(),
      last > first, last - lowest > abs(lowest) / 2
    else { return nil }
    return Diagnosis(
      .diverged,
      "the training loss rose to \(NumberText.metric(last)), from \(NumberText.metric(first)) at the start")
  }

  /// The validation loss at the end, as the mean of the last tenth, is 10% above its lowest, and the training loss fell
  /// since then.
  private static func overfitting(_ training: [Double], _ validation: [Double]) -> Diagnosis? {
    guard validation.count == training.count, let lowest = validation.min(), lowest > 0,
      let best = validation.firstIndex(of: lowest)
    else { return nil }
    let tail = max(1, validation.count / 10)
    let (end, trainingEnd) = (mean(validation.suffix(tail)), mean(training.suffix(tail)))
    guard end > 1.1 * lowest, trainingEnd < training[best], best < validation.count - tail else { return nil }
    return Diagnosis(
      .overfitting,
      "the validation loss is \(percent(end / lowest - 1)) above its lowest of epoch \(best + 1), while the training loss fell on"
    )
  }

  /// In the last fifth the best value moved by 2% of all that was gained.
  private static func improvement(_ course: [Double], _ goal: Goal) -> Diagnosis? {
    let tail = max(2, course.count / 5)
    let earlier = course.dropLast(tail)
    let best: (any Sequence<Double>) -> Double = { values in
      values.reduce(goal == .minimize ? .infinity : -.infinity) { goal.prefers($1, to: $0) ? $1 : $0 }
    }
    let (before, now) = (best(earlier), best(course))
    let (gained, all) = (abs(now - before), abs(now - course[0]))
    guard all > 0, goal.prefers(now, to: before), gained >= 0.02 * all else { return nil }
    return Diagnosis(
      .stillImproving, "\(percent(gained / all)) of the gain came in the last \(tail) epochs")
  }

  private static func stagnation(_ training: [Double]) -> Diagnosis {
    let (first, lowest) = (training[0], training.min() ?? training[0])
    let fallen = first > 0 ? 1 - lowest / first : 0
    let tail = max(2, training.count / 5)
    return fallen < 0.2
      ? Diagnosis(
        .underfitting,
        "nothing improved in the last \(tail) epochs, and the training loss fell by \(percent(fallen)) only")
      : Diagnosis(.converged, "nothing improved in the last \(tail) epochs")
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func percent(_ share: Double) -> String {
    let hundredths = 100 * share
    return hundredths < 1e6 ? "\(Int(hundredths.rounded()))%" : "more than a million percent"
  }
}
