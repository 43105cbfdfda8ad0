import ArgumentParser
import Lab
import Networks
import Reports

/// `cnnlab architectures list`: the built-in networks.
struct ArchitecturesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the built-in networks with the input that each was made for.")

  @Flag(help: "Print the list as JSON.")
  var json = false

  func run() throws {
    let entries = try Architecture.all.map { architecture in
      (architecture, LayerTable(try ArchitectureRequest(architecture.name).shapes))
    }
    StandardOutput.write(json ? document(entries).rendered + "\n" : text(entries))
  }

  private func document(_ entries: [(Architecture, LayerTable)]) -> Reports.JSONValue {
    .array(
      entries.map { architecture, table in
        .object([
          ("name", .text(architecture.name)), ("description", .text(architecture.summary)),
          ("input", table.input.json), ("classes", JSONValue(architecture.classes)),
          ("parameters", JSONValue(table.parameters)),
        ])
      })
  }

  private func text(_ entries: [(Architecture, LayerTable)]) -> String {
    let fields = [
      TextTable.Field(heading: "architecture", alignment: .left, importance: 4),
      TextTable.Field(heading: "input", alignment: .left, importance: 2),
      TextTable.Field(heading: "parameters", alignment: .right, importance: 1),
      TextTable.Field(heading: "description", alignment: .left, importance: 3),
    ]
    let rows = entries.map { architecture, table in
      [
        architecture.name, "\(table.input)", NumberText.count(Int64(table.parameters)), architecture.summary,
      ]
    }
    // Only a terminal cuts descriptions.
    let lines = TextTable(fields: fields, rows: rows)
      .lines(width: Terminal.columns(of: 1), style: Terminal.style).lines
    return lines.joined(separator: "\n") + "\n"
  }
}
