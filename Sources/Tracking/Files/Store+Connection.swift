import Foundation
import GRDB

extension Store {
  /// The path as SQLite takes it: absolute, so that a name like "file:x" is never a URI.
  var file: String { URL(fileURLWithPath: path).path }

  /// Does work on a connection of its own, which may attach files, vacuum, or leave references unchecked; what it changes
  /// of the connection ends with it.
  func withConnection<Value>(
    busySeconds: Double = 30, checkingReferences: Bool = true, _ body: (DatabaseQueue) throws -> Value
  ) throws(StoreError) -> Value {
    guard access == .readWrite else { throw .readOnly(path: path) }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(busySeconds)
      configuration.foreignKeysEnabled = checkingReferences
      let queue = try DatabaseQueue(path: file, configuration: configuration)
      defer { try? queue.close() }
      return try body(queue)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
