import Tracking

extension Report {
  /// The header: what all ranked runs have in common, the order, and how many there are.
  var headerItems: [String] {
    var items = facts.map { "\(heading(of: $0.column)) \($0.column.text(of: $0.value))" }
    if rowCount > 1, let sort { items.append("by \(printable(sort.column.description))") }
    items.append(Self.counted(rankedRunCount, "run"))
    if rows.count < rowCount { items.append("top \(rows.count) of \(rowCount) rows") }
    return items
  }

  /// How many runs did not finish, by state: "2 failed, 1 running"; nil where all did.
  var unfinishedSummary: String? {
    let counts = Self.unfinishedStates.compactMap { state in
      unfinishedCounts[state].map { "\($0) \(state.rawValue)" }
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }

  /// How many unfinished runs there are beside some that are listed: "and 2 more"; nil for none.
  func unfinishedRest(beside listed: Int) -> String? {
    let more = unfinishedCounts.values.reduce(0, +) - listed
    return more > 0 ? "and \(more) more" : nil
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
