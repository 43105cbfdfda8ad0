import Foundation
import GRDB

/// One store file, open: the only door to it.
///
/// A process opens a file once and shares the value between its threads. Every method is synchronous, every write
/// is one transaction, and several processes may work on one file at once.
public final class Store: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// Reading an existing store.
    case readOnly
    /// Reading and writing; a file that is missing is made, an older one is brought up to date.
    case readWrite
  }

  /// The path that the store was opened with.
  public let path: String
  let access: Access
  let database: any DatabaseWriter
  let surroundings: Surroundings

  init(path: String, access: Access, database: any DatabaseWriter, surroundings: Surroundings) {
    self.path = path
    self.access = access
    self.database = database
    self.surroundings = surroundings
  }

  /// Runs a reading transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs a writing transaction (BEGIN IMMEDIATE); an error undoes it.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard access == .readWrite else { throw .readOnly(path: path) }
    do {
      return try database.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The present instant, in the unit of the tables.
  var nowSeconds: Double { surroundings.now().timeIntervalSince1970 }
}
