extension Report {
  /// The ranked rows as CSV with a heading line, quoted as RFC 4180 has it, lines ending in a line feed.
  ///
  /// Numbers have all their digits. What all runs have in common is a column here. Of a grouped report each
  /// measured column is the mean and is followed by its standard deviation, `val.f1_std`, and half the width of its 95%
  /// interval, `val.f1_ci95`. Missing values are empty.
  public func csv() -> String {
    let common = hasChosenColumns ? [] : facts.map(\.column)
    let all = common + columns
    let headings = all.flatMap { column in
      let name = isGrouped && column == .run ? "best_run" : column.description
      return isSpread(column) ? [name, name + "_std", name + "_ci95"] : [name]
    }
    let body = rows.map { row in
      (common.map(row.group.cell) + row.cells).enumerated().flatMap { place, cell in
        csvTexts(of: cell, isSpread: isSpread(all[place]))
      }
    }
    return ([headings] + body).map { $0.map(quotedForCSV).joined(separator: ",") + "\n" }.joined()
  }

  private func isSpread(_ column: Column) -> Bool { isGrouped && column.isMeasured }

  private func csvTexts(of cell: Cell, isSpread: Bool) -> [String] {
    let noSpread = isSpread ? ["", ""] : []
    return switch cell {
    case .missing: [""] + noSpread
    case .value(let value): [csvText(of: value)] + noSpread
    case .sample(let sample):
      ["\(sample.mean)"] + [sample.deviation, sample.halfWidth95].map { $0.map { "\($0)" } ?? "" }
    case .several(let values): [values.map(csvText).joined(separator: "|")]
    }
  }

  private func csvText(of value: CellValue) -> String {
    switch value {
    case .missing: ""
    case .text(let text): text
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    }
  }
}
