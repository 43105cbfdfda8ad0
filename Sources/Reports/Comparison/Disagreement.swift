import Statistics
import Tracking

/// How the predictions of two runs for the same samples part.
struct Disagreement: Sendable {
  /// The samples by who was right.
  struct Counts: Hashable, Sendable {
    var bothRight = 0
    var onlyFirst = 0
    var onlySecond = 0
    /// Both wrong, and the same class.
    var sameMistake = 0
    /// Both wrong, each in its own way.
    var otherMistake = 0

    var total: Int { bothRight + onlyFirst + onlySecond + sameMistake + otherMistake }
    /// The probability of counts at least as uneven where both are right equally often.
    var pValue: Double { McNemarTest(onlyFirst: onlyFirst, onlySecond: onlySecond).pValue }
  }

  /// The place of the other run among those compared.
  let number: Int
  /// Nil where the predictions cannot be held against one another.
  let counts: Counts?
  /// How often the other run took a class (row) for a class (column) beyond how often the first did.
  let confusionDifference: [[Int]]
  let classes: [String]
  /// Why there are no counts.
  let reason: String?

  init(of first: RunComparison.Subject, and second: RunComparison.Subject, number: Int) {
    self.number = number
    if let reason = Self.obstacle(first, second) {
      (counts, confusionDifference, classes, self.reason) = (nil, [], [], reason)
      return
    }
    let (mine, others) = (first.predictions?.predictions ?? [], second.predictions?.predictions ?? [])
    let labels = first.predictions?.labels ?? []
    classes = first.predictions?.classes ?? []
    var counts = Counts()
    var difference = [[Int]](repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
    for (sample, label) in labels.enumerated() {
      switch (mine[sample] == label, others[sample] == label) {
      case (true, true): counts.bothRight += 1
      case (true, false): counts.onlyFirst += 1
      case (false, true): counts.onlySecond += 1
      case (false, false):
        if mine[sample] == others[sample] { counts.sameMistake += 1 } else { counts.otherMistake += 1 }
      }
      difference[Int(label)][Int(others[sample])] += 1
      difference[Int(label)][Int(mine[sample])] -= 1
    }
    (self.counts, confusionDifference, reason) = (counts, difference, nil)
  }

  /// Why two runs' predictions cannot be compared; nil where they can.
  private static func obstacle(_ first: RunComparison.Subject, _ second: RunComparison.Subject) -> String? {
    for subject in [first, second] where subject.predictions == nil {
      return "no validation scores of \(subject.run.name) are stored"
    }
    guard first.run.hasSameValidation(as: second.run),
      first.predictions?.labels == second.predictions?.labels,
      first.predictions?.classes == second.predictions?.classes
    else { return "\(first.run.name) and \(second.run.name) were validated on different samples" }
    return nil
  }
}
