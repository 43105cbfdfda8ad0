import ArgumentParser
import Datasets
import Foundation

/// Where data are looked for, and how strictly they are read.
struct DataOption: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: "The folder of datasets (else $CNNLAB_DATA, else cnnlab in the user's data directory).")
  var given: String?
  @Flag(help: "Leave out records that cannot be read, and say how many.")
  var skipBad = false

  /// The datasets that the options give.
  var catalog: DatasetCatalog {
    DatasetCatalog(dataPath: path, skipsBad: skipBad) { dataset in
      let first = dataset.skipped.first.map { ", the first: \($0)" } ?? ""
      StandardError.write("\(dataset.name): records left out: \(dataset.skipped.count)\(first)\n")
    }
  }

  /// The same options for a worker.
  var arguments: [String] { ["--data", path] + (skipBad ? ["--skip-bad"] : []) }

  var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let path = given ?? environment["CNNLAB_DATA"], !path.isEmpty { return path }
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    return (environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.local/share")
      + "/cnnlab"
  }
}
