import ArgumentParser

/// `cnnlab architectures`: the networks that need no file.
struct Architectures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "architectures", abstract: "List the built-in networks, or show one layer by layer.",
    subcommands: [ArchitecturesList.self, ArchitecturesShow.self])
}
