import Reports
import Sweeps

/// How a sweep ended, as text or JSON.
struct SweepSummary {
  private let outcome: SweepOutcome
  private let name: String

  init(_ outcome: SweepOutcome, name: String) { (self.outcome, self.name) = (outcome, name) }

  func text(json: Bool) -> String {
    if json {
      return JSONValue.object([
        ("sweep", .text(name)), ("finished", JSONValue(outcome.finished)),
        ("failed", JSONValue(outcome.failed)),
        ("left", JSONValue(outcome.left)), ("interrupted", .boolean(outcome.isInterrupted)),
      ]).rendered + "\n"
    }
    var parts = ["\(outcome.finished) finished"]
    if outcome.failed > 0 { parts.append("\(outcome.failed) failed") }
    if outcome.left > 0 { parts.append("\(outcome.left) left; the same command goes on with them") }
    return "sweep \(name): \(parts.joined(separator: ", "))\n"
  }
}
