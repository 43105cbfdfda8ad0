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

  func open(_ access: Store.Access) throws -> Store { try Store.open(path, access) }
}
