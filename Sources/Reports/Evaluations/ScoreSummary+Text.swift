extension ScoreSummary {
  /// The summary as text: precision, recall and F1 of each class and on average, the other metrics, why some are
  /// undefined, the confusion matrix.
  ///
  /// - Parameters:
  ///   - header: what was classified, in a few words each.
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  func text(header: [String], width: Int?, style: Style) -> String {
    let header = (header + ["\(count) sample\(count == 1 ? "" : "s")"]).map(printable)
    let matrix = ConfusionText(labels: classes.map { printable($0.label) }, counts: confusion)
    let blocks = [
      wrapped(header, separator: " · ", width: width), classLines(width: width, style: style),
      wrapped(otherMetrics, separator: " · ", width: width), undefinedLines(width: width),
      matrix.lines(width: width, style: style),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func classLines(width: Int?, style: Style) -> [String] {
    // Long names are cut before a ratio is left out (80 and above).
    let fields = [
      TextTable.Field(heading: "", alignment: .left, importance: 93),
      TextTable.Field(heading: "precision", alignment: .right, importance: 90),
      TextTable.Field(heading: "recall", alignment: .right, importance: 91),
      TextTable.Field(heading: "f1", alignment: .right, importance: 92),
      TextTable.Field(heading: "roc_auc", alignment: .right, importance: 1),
      TextTable.Field(heading: "support", alignment: .right, importance: 2),
    ]
    let ofClasses = classes.map { row in
      [printable(row.label)] + [row.precision, row.recall, row.f1, row.rocAUC].map(text) + ["\(row.support)"]
    }
    let averages = [
      ["accuracy", "", "", metric("accuracy"), "", "\(count)"],
      [
        "macro avg", metric("precision"), metric("recall"), metric("f1"), metric("roc_auc"),
        "\(count)",
      ],
      [
        "weighted avg", metric("precision_weighted"), metric("recall_weighted"), metric("f1_weighted"),
        metric("roc_auc_weighted"), "\(count)",
      ],
    ]
    var lines = TextTable(fields: fields, rows: ofClasses + averages).lines(width: width, style: style).lines
    lines.insert("", at: lines.count - averages.count)
    return lines
  }

  /// The metrics that have no place in the table, but for those of which is said why they are undefined.
  private var otherMetrics: [String] {
    let inTable: Set<String> = [
      "accuracy", "precision", "recall", "f1", "roc_auc", "precision_weighted", "recall_weighted",
      "f1_weighted", "roc_auc_weighted", "precision_micro", "recall_micro", "f1_micro",
    ]
    let names = metrics.keys.filter { !inTable.contains($0) && reasons[$0] == nil }
    return names.sorted().map { "\(printable($0)) \(metric($0))" }
  }

  /// The undefined metrics, those with the same reason on one line.
  private func undefinedLines(width: Int?) -> [String] {
    let namesByReason = Dictionary(grouping: reasons.keys.sorted()) { reasons[$0] ?? "" }
    return namesByReason.sorted { $0.value[0] < $1.value[0] }.flatMap { reason, names in
      wrapped(names + ["undefined: " + printable(reason)], separator: " · ", width: width)
    }
  }

  private func metric(_ name: String) -> String { text(metrics[name] ?? nil) }

  private func text(_ value: Double?) -> String { value.map(NumberText.metric) ?? "–" }
}
