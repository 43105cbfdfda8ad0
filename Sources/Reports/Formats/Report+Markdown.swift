import Tracking

extension Report {
  /// The report as a Markdown table, with the header as a paragraph above and the unfinished runs as a list
  /// below.
  public func markdown() -> String {
    var blocks = [headerItems.map(escaped).joined(separator: " · ")]
    let texts = markedTexts
    if !rows.isEmpty { blocks.append(markdownTable(texts.rows)) }
    if let legend = texts.legend { blocks.append(escaped(legend)) }
    blocks += gapNotes.map(escaped)
    if let unfinishedSummary {
      let items = unfinished.map { run in
        "- \(run.state.rawValue): " + escaped(printable(run.name))
          + (run.failureReason.map { ": " + escaped(printable($0)) } ?? "")
      }
      let rest = unfinishedRest(beside: items.count).map { ["- \($0)"] } ?? []
      blocks.append("Not finished: \(unfinishedSummary)\n\n" + (items + rest).joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func markdownTable(_ texts: [[String]]) -> String {
    let headings = columns.map { escaped(heading(of: $0)) }
    let rules = alignments.map { $0 == .left ? "---" : "---:" }
    let body = texts.map { $0.map(escaped) }
    return ([headings, rules] + body).map { "| " + $0.joined(separator: " | ") + " |" }.joined(
      separator: "\n")
  }
}

/// A text in which no character means anything to Markdown.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\|`*<>[]".contains(character) { result.append("\\") }
    result.append(character)
  }
  return result
}
