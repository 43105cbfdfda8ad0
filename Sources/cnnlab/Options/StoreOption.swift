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
  ///
  /// Whatever a dead process has left as going on is noted as interrupted first, where the file can be written to.
  func open(_ access: Store.Access) throws -> Store {
    let store = try Store.open(path, access)
    switch access {
    case .readWrite:
      try store.noticeDeadOwners()
    case .readOnly where try store.hasDeadOwners():
      // A file that cannot be written to is shown as it is.
      _ = try? Store.open(path, .readWrite).noticeDeadOwners()
    case .readOnly: break
    }
    return store
  }

  /// Opens a store that must be there already, to write to it.
  func openExisting() throws -> Store {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreError.notFound(path: path) }
    return try open(.readWrite)
  }
}
