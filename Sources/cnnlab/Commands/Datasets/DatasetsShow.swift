import ArgumentParser
import Lab
import Reports

/// `cnnlab datasets show`: what is in a dataset, all of it read and checked.
struct DatasetsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read data, and show where they are, how many of what, and how they spread.")

  @Argument(help: "A known name, a file or folder of data, or an experiment file (YAML).")
  var dataset: String
  @Flag(help: "Print the facts as JSON.")
  var json = false
  @OptionGroup var data: DataOption

  func run() throws {
    let summary = DatasetSummary(try DatasetRequest(dataset, datasets: data.catalog).dataset)
    StandardOutput.write(
      json
        ? summary.json.rendered + "\n"
        : summary.text(width: Terminal.columns(of: 1), style: Terminal.style))
  }
}
