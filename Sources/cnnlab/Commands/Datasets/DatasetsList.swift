import ArgumentParser
import Datasets
import Lab
import Reports

/// `cnnlab datasets list`: the datasets that are known by name, and where their files were found.
struct DatasetsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the known datasets, and where their files are; reads none of them.")

  @Flag(help: "Print the list as JSON.")
  var json = false
  @OptionGroup var data: DataOption

  func run() throws {
    let entries = KnownDataset.all.map { ($0, data.catalog.location(of: $0)) }
    StandardOutput.write(json ? document(entries).rendered + "\n" : text(entries))
  }

  private func document(_ entries: [(KnownDataset, String?)]) -> JSONValue {
    .array(
      entries.map { known, location in
        .object([
          ("name", .text(known.name)), ("description", .text(known.summary)), ("input", known.shape.json),
          ("classes", JSONValue(known.classes.count)), ("train", JSONValue(known.counts.train)),
          ("test", JSONValue(known.counts.test)), ("origin", JSONValue(location)),
        ])
      })
  }

  private func text(_ entries: [(KnownDataset, String?)]) -> String {
    let fields = [
      TextTable.Field(heading: "dataset", alignment: .left, importance: 6),
      TextTable.Field(heading: "input", alignment: .left, importance: 4),
      TextTable.Field(heading: "classes", alignment: .right, importance: 3),
      TextTable.Field(heading: "train", alignment: .right, importance: 2),
      TextTable.Field(heading: "test", alignment: .right, importance: 1),
      TextTable.Field(heading: "found in", alignment: .left, importance: 5),
    ]
    let rows = entries.map { known, location in
      [
        known.name, "\(known.shape)", "\(known.classes.count)", count(known.counts.train),
        count(known.counts.test), location ?? "not found",
      ]
    }
    // Only a terminal cuts paths.
    let lines = TextTable(fields: fields, rows: rows)
      .lines(width: Terminal.columns(of: 1), style: Terminal.style).lines
    return lines.joined(separator: "\n") + "\n"
  }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }
}
