import ArgumentParser

/// `cnnlab db`: the store as a file.
struct DBCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Look into the store, check it, merge, back up and tidy it, or bring it up to date.",
    subcommands: [
      DBSQL.self, DBCheck.self, DBMigrate.self, DBMerge.self, DBBackup.self, DBGC.self,
    ])
}
