import Sweeps
import Tracking

/// Ends the run of a trial, or sets it aside, where the sweep's rule of early termination says so.
struct TrialJudge {
  private let rule: EarlyTermination

  init(_ rule: EarlyTermination) { self.rule = rule }

  /// Reports the objective after an epoch.
  ///
  /// - Throws: `EarlyEnd` where the trial does not go on.
  func judge(
    _ value: Double, after epoch: Int, plannedEpochs: Int, through writer: RunWriter
  ) throws {
    let verdict = try writer.report(epoch: epoch, value: value) { standing in
      rule.verdict(on: standing, plannedEpochs: plannedEpochs)
    }
    switch verdict {
    case .goOn: return
    case .stop(let reason): throw EarlyEnd.pruned(reason: reason)
    case .pause: throw EarlyEnd.paused
    }
  }
}
