import Tracking

extension EvaluationReport {
  /// The evaluation as text: precision, recall and F1 of each class and on average, the other metrics, the
  /// confusion matrix.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  public func text(width: Int? = nil, style: Style = .plain) -> String {
    let header = [model, "\(record.dataset) \(record.split)", "\(record.count) samples"].map(printable)
    let matrix = ConfusionText(labels: classes.map { printable($0.label) }, counts: confusion)
    let blocks = [
      wrapped(header, separator: " · ", width: width), classLines(width: width, style: style),
      wrapped(otherMetrics, separator: " · ", width: width), matrix.lines(width: width, style: style),
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
      ["accuracy", "", "", metric("accuracy"), "", "\(record.count)"],
      [
        "macro avg", metric("precision"), metric("recall"), metric("f1"), metric("roc_auc"),
        "\(record.count)",
      ],
      [
        "weighted avg", metric("precision_weighted"), metric("recall_weighted"), metric("f1_weighted"),
        metric("roc_auc_weighted"), "\(record.count)",
      ],
    ]
    var lines = TextTable(fields: fields, rows: ofClasses + averages).lines(width: width, style: style).lines
    lines.insert("", at: lines.count - averages.count)
    return lines
  }

  /// The metrics that have no place in the table.
  private var otherMetrics: [String] {
    let shown: Set<String> = [
      "accuracy", "precision", "recall", "f1", "roc_auc", "precision_weighted", "recall_weighted",
      "f1_weighted", "roc_auc_weighted", "precision_micro", "recall_micro", "f1_micro",
    ]
    return record.metrics.keys.filter { !shown.contains($0) }.sorted().map {
      "\(printable($0)) \(metric($0))"
    }
  }

  private func metric(_ name: String) -> String { text(record.metrics[name] ?? nil) }

  private func text(_ value: Double?) -> String { value.map(NumberText.metric) ?? "–" }
}
