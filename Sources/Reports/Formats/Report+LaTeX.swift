import Tracking

extension Report {
  /// The ranked rows as a LaTeX `tabular` with the rules of booktabs, the best value in bold; what all rows have in
  /// common is a comment above it.
  public func latex() -> String {
    let specification = alignments.map { $0 == .left ? "l" : "r" }.joined()
    let headings = columns.map { escaped(heading(of: $0)) }
    let best = bestCells
    let texts = markedTexts
    let body = texts.rows.enumerated().map { place, row in
      row.enumerated().map { field, cell in
        let text = escaped(cell)
        return best.contains(.init(row: place, field: field)) ? "\\textbf{\(text)}" : text
      }
    }
    let notes =
      headerItems + gapNotes + (texts.legend.map { [$0] } ?? [])
      + (unfinishedSummary.map { ["not finished: \($0)"] } ?? [])
    let lines =
      notes.map { "% \($0)" } + [
        "\\begin{tabular}{\(specification)}", "\\toprule", line(headings), "\\midrule",
      ]
      + body.map(line) + ["\\bottomrule", "\\end{tabular}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ fields: [String]) -> String { fields.joined(separator: " & ") + " \\\\" }
}

/// A text in which no character means anything to LaTeX.
private func escaped(_ text: String) -> String {
  text.reduce(into: "") { $0 += replacements[$1] ?? String($1) }
}

private let replacements: [Character: String] = [
  "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "{": "\\{", "}": "\\}",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}", "<": "\\textless{}",
  ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}", "–": "--", "±": "$\\pm$",
  "≈": "$\\approx$", "·": "$\\cdot$", "…": "\\dots{}",
]
