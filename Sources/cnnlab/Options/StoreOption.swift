import ArgumentParser
import Foundation
import Tracking

/// Where the store is.
struct StoreOption: ParsableArguments {
  @Option(name: .customLong("store"), help: "The SQLite file (else $CNNLAB_STORE, else ./cnnlab.sqlite).")
  var given: String?

  var path: String {
    given ?? ProcessInfo.processInfo.environment["CNNLAB_STORE"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "cnnlab.sqlite"
  }

  /// Opens the store; made where it is missing and is to be written to.
  func open(_ access: Store.Access) throws -> Store { try Store.open(path, access) }

  /// Opens a store that must be there already, to write to it.
  func openExisting() throws -> Store {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreError.notFound(path: path) }
    return try Store.open(path, .readWrite)
  }
}
