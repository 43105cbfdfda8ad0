/// What of a store is taken over into another.
enum MergeSelection: Sendable {
  /// All of it.
  case all
  /// Some runs with all that belongs to them.
  ///
  /// - Parameter withModels: whether the registered versions of their checkpoints belong to them.
  case runs([RunID], withModels: Bool)
}

extension Merger {
  /// SQL that holds for the rows `o` of a table of the other store that are selected.
  func isSelected(_ table: String) throws -> String {
    guard case .runs(_, let withModels) = selection else { return "1" }
    func amongSelected(_ column: String, _ source: String, _ sourceColumn: String) throws -> String {
      "o.\(column) IN (SELECT o.\(sourceColumn) FROM other.\(source) AS o WHERE \(try isSelected(source)))"
    }
    switch table {
    case "run": return "o.id IN (SELECT id FROM temp.selectedRun)"
    case "trial": return try amongSelected("id", "run", "trial")
    case "sweep": return try amongSelected("id", "trial", "sweep")
    case "checkpoint", "evaluation": return try amongSelected("run", "run", "id")
    case "packing": return try amongSelected("checkpoint", "checkpoint", "id")
    case "modelVersion":
      return withModels ? try amongSelected("checkpoint", "checkpoint", "id") : "0"
    case "model": return try amongSelected("id", "modelVersion", "model")
    case "modelEvent":
      let byName = try amongSelected("model", "model", "name")
      return "(\(try amongSelected("modelUUID", "model", "uuid")) OR (o.modelUUID IS NULL AND \(byName)))"
    default: break
    }
    switch MergedTable.all.first(where: { $0.name == table })?.identity {
    case .part(let owner, let column): return try amongSelected(column, owner, "id")
    case .content:
      let references = try references().filter { $0.target == table && !$0.isPart }
      let ids = try references.map {
        "SELECT o.\($0.column) FROM other.\($0.table) AS o WHERE \(try isSelected($0.table))"
      }
      return "o.id IN (\(ids.joined(separator: " UNION ")))"
    case .history, .file, nil: return "0"
    }
  }
}
