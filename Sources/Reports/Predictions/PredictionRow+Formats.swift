extension PredictionRow {
  /// The row as an object of the array that `predict --json` prints.
  public var json: JSONValue {
    let ranks = self.ranks.map { rank in
      JSONValue.object([("label", .text(rank.label)), ("score", .number(rank.score))])
    }
    var members: [(key: String, value: JSONValue)] = [
      ("path", .text(path)), ("true_label", JSONValue(truth)), ("predictions", .array(ranks)),
    ]
    if let scores { members.append(("scores", .array(scores.map(JSONValue.number)))) }
    return .object(members)
  }

  /// The row as a line of CSV: the path, the true class, then all scores where there are some, else labels and scores
  /// from the highest on.
  public var csv: String {
    let rest = scores.map { $0.map { "\($0)" } } ?? ranks.flatMap { [$0.label, "\($0.score)"] }
    return ([path, truth ?? ""] + rest).map(quotedForCSV).joined(separator: ",")
  }

  /// The heading of such lines.
  ///
  /// - Parameters:
  ///   - classes: the names of all classes.
  ///   - ranks: how many of them a row names; nil where rows have all scores.
  public static func csvHeading(classes: [String], ranks: Int?) -> String {
    let rest =
      ranks.map { (1...max(1, $0)).flatMap { ["label_\($0)", "score_\($0)"] } }
      ?? classes.map { "score_\($0)" }
    return (["path", "true_label"] + rest).map(quotedForCSV).joined(separator: ",")
  }
}
