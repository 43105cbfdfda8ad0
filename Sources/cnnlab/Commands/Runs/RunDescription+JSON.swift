import Foundation
import Reports
import Tracking

extension RunDescription {
  /// The object of `report --format json`, and after it what only this command tells.
  var json: JSONValue {
    guard case .object(let members) = run.json else { return run.json }
    return .object(members + facts + parts)
  }

  private var facts: [(key: String, value: JSONValue)] {
    let environment = run.environment
    return [
      ("parameters", JSONValue(run.knownParameterCount)), ("multiply_adds", JSONValue(run.multiplyAdds)),
      ("dataset_fingerprint", known(run.datasetFingerprint)), ("split_hash", known(run.splitHash)),
      ("architecture_hash", known(run.architectureHash)),
      (
        "parent",
        parent.map { parent in
          .object([
            ("reference", .text(parent.reference)), ("run", .text(parent.run.description)),
            ("epoch", JSONValue(parent.epoch)), ("seal", JSONValue(parent.seal)),
          ])
        } ?? .null
      ),
      ("started_at", .text(RunTime.json(run.startedAt))),
      ("finished_at", JSONValue(run.finishedAt.map(RunTime.json))),
      ("peak_memory_bytes", JSONValue(run.summary?.peakMemoryBytes)),
      ("cpu_seconds", JSONValue(run.summary?.cpuSeconds)),
      (
        "environment",
        .object([
          ("tool_version", .text(environment.toolVersion)), ("git_commit", JSONValue(environment.gitCommit)),
          ("git_dirty", environment.gitDirty.map(JSONValue.boolean) ?? .null),
          ("host", .text(environment.host)), ("operating_system", .text(environment.operatingSystem)),
          ("cpu", .text(environment.cpu)), ("threads", JSONValue(environment.threads)),
        ])
      ),
      ("command_line", .array(detail.commandLine.map(JSONValue.text))),
      ("resolved_experiment", .text(detail.resolvedExperiment)), ("log_tail", .text(detail.logTail)),
      ("working_diff", JSONValue(detail.workingDiff?.text)),
    ]
  }

  private var parts: [(key: String, value: JSONValue)] {
    [
      (
        "segments",
        .array(
          segments.map { segment in
            .object([
              ("number", JSONValue(segment.number)), ("epoch", JSONValue(segment.epoch)),
              ("step", JSONValue(segment.step)), ("started_at", .text(RunTime.json(segment.startedAt))),
              ("end_of_previous_at", JSONValue(segment.endOfPreviousAt.map(RunTime.json))),
              ("end_of_previous_reason", JSONValue(segment.endOfPreviousReason)),
            ])
          })
      ),
      (
        "checkpoints",
        .array(
          checkpoints.map { checkpoint in
            .object([
              ("epoch", JSONValue(checkpoint.epoch)), ("step", JSONValue(checkpoint.step)),
              ("tags", .array(checkpoint.tags.map(\.rawValue).sorted().map(JSONValue.text))),
            ])
          })
      ),
      (
        "scores",
        .array(
          scores.map { scores in
            .object([
              ("split", .text(scores.split)), ("epoch", JSONValue(scores.epoch)),
              ("samples", JSONValue(scores.sampleCount)), ("bytes", JSONValue(scores.byteCount)),
            ])
          })
      ),
      (
        "evaluations",
        .array(
          evaluations.map { evaluation in
            .object([
              ("dataset", .text(evaluation.dataset)), ("split", .text(evaluation.split)),
              ("epoch", JSONValue(evaluation.checkpointEpoch)), ("count", JSONValue(evaluation.count)),
              (
                "metrics",
                .object(evaluation.metrics.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })
              ),
            ])
          })
      ),
    ]
  }

  /// What a run of another program leaves empty is not known.
  private func known(_ text: String) -> JSONValue { text.isEmpty ? .null : .text(text) }
}
