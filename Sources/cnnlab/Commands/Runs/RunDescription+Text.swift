import Foundation
import Reports
import Tracking

extension RunDescription {
  /// - Parameter width: the columns of the terminal; nil where lines may be of any length.
  func text(width: Int?, style: Style) -> String {
    let title = printable("\(run.name) (\(run.id))")
    let blocks = [
      [title] + factLines(facts, indentation: 14, width: width),
      table(("metric", metrics), "last", "best", "epoch", "points", width: width, style: style),
      table(("evaluation", evaluationRows), "epoch", "samples", "accuracy", "f1", width: width, style: style),
      logLines,
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What is not known is left out.
  private var facts: [(name: String, value: String)] {
    let environment = run.environment
    let dirty = environment.gitDirty.map { $0 ? ", with changes (--diff shows them)" : "" } ?? ""
    let rows: [(name: String, value: String?)] = [
      ("state", run.state.rawValue), ("reason", run.failureReason), ("experiment", run.experiment),
      ("tags", joined(run.tags)), ("architecture", run.knownArchitecture),
      ("parameters", run.knownParameterCount.map(count)), ("multiply-adds", run.multiplyAdds.map(count)),
      ("dataset", run.knownDataset), ("seed", run.knownSeed.map { "\($0)" }),
      ("began with", parent.map { "\($0.reference), run \($0.run.short), epoch \($0.epoch)" }),
      ("params", joined(run.params.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })),
      ("epochs", run.epochs.map(count)), ("best epoch", run.bestEpoch.map(count)),
      ("started", RunTime.text(run.startedAt)), ("took", run.durationSeconds.map(NumberText.duration)),
      ("CPU time", run.summary?.cpuSeconds.map(NumberText.duration)),
      ("peak memory", run.summary?.peakMemoryBytes.map(NumberText.bytes)),
      ("went on", joined(segments.map { "after step \($0.step) on \(RunTime.text($0.startedAt))" })),
      ("samples/s", run.samplesPerSecond.map(NumberText.rate)),
      ("checkpoints", joined(checkpoints.map(Self.name))), ("scores", joined(scoreFacts)),
      ("command", detail.commandLine.joined(separator: " ")),
      ("commit", environment.gitCommit.map { $0 + dirty }),
      (
        "machine",
        "\(environment.host), \(environment.cpu), \(environment.threads) threads, \(environment.operatingSystem)"
      ),
      ("cnnlab", environment.toolVersion),
    ]
    return rows.compactMap { row in row.value.map { (row.name, $0) } }
  }

  private static func name(_ checkpoint: CheckpointRecord) -> String {
    (checkpoint.tags.map(\.rawValue).sorted() + ["epoch \(checkpoint.epoch)"]).joined(separator: " ")
  }

  private var scoreFacts: [String] {
    Dictionary(grouping: scores, by: \.split).sorted { $0.key < $1.key }.map { split, scores in
      let bytes = scores.reduce(0) { $0 + $1.byteCount }
      return "\(split) of \(count(scores.count)) epochs (\(NumberText.bytes(bytes)))"
    }
  }

  private var metrics: [[String]] {
    run.metrics.sorted { $0.key < $1.key }.map { name, summary in
      let best = summary.best(run.goal(of: name))
      return [
        printable(name), NumberText.metric(summary.last), best.map { NumberText.metric($0.value) } ?? "–",
        (best?.epoch).map(String.init) ?? "–", count(summary.count),
      ]
    }
  }

  private var evaluationRows: [[String]] {
    evaluations.map { evaluation in
      let values = ["accuracy", "f1"].map { name in
        (evaluation.metrics[name] ?? nil).map(NumberText.metric) ?? "–"
      }
      return [
        printable("\(evaluation.dataset) \(evaluation.split)"), "\(evaluation.checkpointEpoch)",
        count(evaluation.count),
      ] + values
    }
  }

  private func table(
    _ rows: (heading: String, rows: [[String]]), _ headings: String..., width: Int?, style: Style
  ) -> [String] {
    guard !rows.rows.isEmpty else { return [] }
    let first = TextTable.Field(heading: rows.heading, alignment: .left, importance: 95)
    let others = headings.enumerated().map { position, heading in
      TextTable.Field(heading: heading, alignment: .right, importance: 90 - position)
    }
    return TextTable(fields: [first] + others, rows: rows.rows).lines(width: width, style: style).lines
  }

  private var logLines: [String] {
    guard !detail.logTail.isEmpty else { return [] }
    return ["log"]
      + detail.logTail.split(separator: "\n", omittingEmptySubsequences: false).map { printable("  \($0)") }
  }

  private func joined(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }
}
