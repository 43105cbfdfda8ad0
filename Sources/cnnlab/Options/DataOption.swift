import ArgumentParser
import Foundation

/// Where datasets are looked up by name.
struct DataOption: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: "The folder of datasets (else $CNNLAB_DATA, else cnnlab in the user's data directory).")
  var given: String?

  var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let path = given ?? environment["CNNLAB_DATA"], !path.isEmpty { return path }
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    return (environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.local/share")
      + "/cnnlab"
  }
}
