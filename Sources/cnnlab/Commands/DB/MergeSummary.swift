import Reports
import Tracking

/// What a merge or an export has taken over, as it is printed.
struct MergeSummary {
  let report: MergeReport

  /// The counts as JSON.
  var counts: [(key: String, value: JSONValue)] {
    [
      ("new_runs", JSONValue(report.newRuns)), ("updated_runs", JSONValue(report.updatedRuns)),
      ("unchanged_runs", JSONValue(report.unchangedRuns)), ("new_sweeps", JSONValue(report.newSweeps)),
      ("new_trials", JSONValue(report.newTrials)), ("updated_trials", JSONValue(report.updatedTrials)),
      ("checkpoints", JSONValue(report.checkpoints)), ("tensors", JSONValue(report.tensors)),
      ("tensor_bytes", JSONValue(report.tensorBytes)), ("evaluations", JSONValue(report.evaluations)),
      ("new_models", JSONValue(report.newModels)), ("new_versions", JSONValue(report.newVersions)),
      ("aliases", JSONValue(report.aliases)), ("events", JSONValue(report.events)),
      (
        "renamed",
        .array(
          report.renamed.map {
            .object([("kind", .text($0.kind)), ("from", .text($0.from)), ("to", .text($0.to))])
          })
      ),
      (
        "renumbered",
        .array(
          report.renumbered.map {
            .object([("model", .text($0.model)), ("from", JSONValue($0.from)), ("to", JSONValue($0.to))])
          })
      ),
    ]
  }

  /// The counts that are not zero, and a line for each thing that has another name now.
  var lines: [String] {
    let parts = [
      counted(report.newRuns, "new runs"), counted(report.updatedRuns, "updated runs"),
      counted(report.newSweeps, "new sweeps"), counted(report.newTrials, "new trials"),
      counted(report.updatedTrials, "updated trials"), counted(report.checkpoints, "checkpoints"),
      counted(report.tensors, "tensors (\(NumberText.bytes(report.tensorBytes)))"),
      counted(report.evaluations, "evaluations"), counted(report.newModels, "new models"),
      counted(report.newVersions, "new versions"), counted(report.aliases, "aliases"),
      counted(report.events, "log entries"),
    ].compactMap { $0 }
    let first = parts.isEmpty ? "nothing new" : parts.joined(separator: ", ")
    return [first] + report.renamed.map { "the \($0.kind) \($0.from) is called \($0.to) now" }
      + report.renumbered.map { "version \($0.from) of the model \($0.model) has the number \($0.to) now" }
  }

  private func counted(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(NumberText.count(Int64(count))) \(noun)"
  }
}
