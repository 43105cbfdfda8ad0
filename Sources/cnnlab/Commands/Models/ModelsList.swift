import ArgumentParser
import Foundation
import Reports
import Tracking

/// `cnnlab models list`: the versions of all models, or of one.
struct ModelsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List models with their versions and aliases.")

  @Argument(help: ArgumentHelp("Only the versions of this model.", valueName: "name"))
  var model: String?
  @Flag(help: "Print the versions as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let versions = try store.open(.readOnly).modelVersions(of: model)
    StandardOutput.write(
      json ? JSONValue.array(versions.map(\.json)).rendered + "\n" : text(versions))
  }

  private func text(_ versions: [ModelVersionRecord]) -> String {
    let fields = [
      TextTable.Field(heading: "model", alignment: .left, importance: 90),
      TextTable.Field(heading: "aliases", alignment: .left, importance: 89),
      TextTable.Field(heading: "run", alignment: .left, importance: 88),
      TextTable.Field(heading: "epoch", alignment: .right, importance: 87),
      TextTable.Field(heading: "precision", alignment: .left, importance: 5),
      TextTable.Field(heading: "registered", alignment: .left, importance: 6),
      TextTable.Field(heading: "licence", alignment: .left, importance: 3),
      TextTable.Field(heading: "tags", alignment: .left, importance: 4),
      TextTable.Field(heading: "description", alignment: .left, importance: 2),
    ]
    let rows = versions.map { version in
      [
        version.reference, version.aliases.joined(separator: ","), version.checkpoint.run.short,
        "\(version.checkpoint.epoch)", version.precision ?? "float32", RunTime.text(version.createdAt),
        version.licence, version.tags.joined(separator: ","), version.description,
      ].map { printable($0.isEmpty ? "–" : $0) }
    }
    let lines = TextTable(fields: fields, rows: rows)
      .lines(width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style).lines
    return lines.joined(separator: "\n") + "\n"
  }
}
