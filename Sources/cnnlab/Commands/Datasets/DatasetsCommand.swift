import ArgumentParser

/// `cnnlab datasets`: what there is to learn from.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets",
    abstract: "List the known datasets, fetch them, and look at data before training on them.",
    subcommands: [DatasetsList.self, DatasetsShow.self, DatasetsFetch.self, DatasetsPreview.self])
}
