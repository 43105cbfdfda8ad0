import ArgumentParser

/// `cnnlab db`: the store as a file.
struct DBCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Look into the store, or check it.", subcommands: [DBSQL.self, DBCheck.self])
}
