import Reports
import Sweeps

/// How a sweep ended, as text or JSON.
struct SweepSummary {
  private let outcome: SweepOutcome
  private let name: String
  private let hadWork: Bool

  /// - Parameter hadWork: whether anything was left to train when the sweep began.
  init(_ outcome: SweepOutcome, name: String, hadWork: Bool) {
    (self.outcome, self.name, self.hadWork) = (outcome, name, hadWork)
  }

  func text(json: Bool) -> String {
    if json {
      return JSONValue.object([
        ("sweep", .text(name)), ("finished", JSONValue(outcome.finished)),
        ("pruned", JSONValue(outcome.pruned)), ("failed", JSONValue(outcome.failed)),
        ("left", JSONValue(outcome.left)), ("end", .text(end)),
        ("interrupted", .boolean(outcome.end == .interrupted)),
      ]).rendered + "\n"
    }
    var parts = ["\(outcome.finished) finished"]
    if outcome.pruned > 0 { parts.append("\(outcome.pruned) pruned") }
    if outcome.failed > 0 { parts.append("\(outcome.failed) failed") }
    if outcome.end == .tooManyFailed { parts.append("given up as max_failed says") }
    if outcome.end == .budgetSpent { parts.append("the budget is spent") }
    if outcome.left > 0 { parts.append("\(outcome.left) left; the same command goes on with them") }
    if !hadWork { parts.append("nothing was left to do") }
    return "sweep \(name): \(parts.joined(separator: ", "))\n"
  }

  private var end: String {
    switch outcome.end {
    case .complete: "complete"
    case .interrupted: "interrupted"
    case .budgetSpent: "budget_spent"
    case .tooManyFailed: "too_many_failed"
    }
  }
}
