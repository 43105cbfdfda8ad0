import Reports
import Tracking

extension ModelVersionRecord {
  /// The version as JSON.
  var json: JSONValue {
    .object([
      ("model", .text(model)), ("version", JSONValue(number)),
      ("aliases", .array(aliases.map(JSONValue.text))), ("run", .text(checkpoint.run.description)),
      ("epoch", JSONValue(checkpoint.epoch)), ("precision", .text(precision ?? "float32")),
      ("description", .text(description)), ("licence", .text(licence)),
      ("tags", .array(tags.map(JSONValue.text))), ("registered_at", .text(RunTime.json(createdAt))),
    ])
  }
}

extension ModelEvent {
  /// The entry as JSON.
  var json: JSONValue {
    .object([
      ("at", .text(RunTime.json(at))), ("actor", .text(actor)), ("host", .text(host)),
      ("model", .text(model)), ("kind", .text(kind.rawValue)), ("alias", JSONValue(alias)),
      ("from_version", JSONValue(fromVersion)), ("to_version", JSONValue(toVersion)),
    ])
  }

  /// The entry as a line.
  var line: String {
    let alias = alias.map { " \($0)" } ?? ""
    let from = fromVersion.map { " from \($0)" } ?? ""
    let to = toVersion.map { " to \($0)" } ?? ""
    return "\(RunTime.text(at)) \(actor) on \(host): \(kind.rawValue)\(alias)\(from)\(to)"
  }
}
