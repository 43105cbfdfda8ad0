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
      let count = unfinished.count { $0.state == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }

  /// The runs that did not finish, the failed ones first.
  var unfinishedByState: [RunRecord] {
    Self.unfinishedStates.flatMap { state in unfinished.filter { $0.state == state } }
  }

  private static let unfinishedStates: [RunState] = [.failed, .interrupted, .pruned, .running, .queued]

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
