import ArgumentParser

/// `cnnlab models`: stored models by name.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract:
      "Give stored models names, versions and aliases; show them; prove that they are whole; let them travel.",
    subcommands: [
      ModelsList.self, ModelsShow.self, ModelsRegister.self, ModelsAlias.self, ModelsDelete.self,
      ModelsVerify.self, ModelsExport.self, ModelsImport.self,
    ])
}
