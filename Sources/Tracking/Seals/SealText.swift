import Digests
import Foundation
import GRDB

/// The text that a seal is the digest of: each value after its name and its length, so that no two contents give one text.
struct SealText {
  private var hash = SHA256()

  /// Adds a value.
  mutating func add(_ name: String, _ value: String) {
    Array("\(name) \(value.utf8.count)\n\(value)\n".utf8).withUnsafeBytes { hash.update($0) }
  }

  /// Adds a value of a table, with its type.
  mutating func add(_ name: String, _ value: DatabaseValue) {
    switch value.storage {
    case .null: add(name, "null")
    case .int64(let number): add(name, "integer \(number)")
    case .double(let number): add(name, "real \(number)")
    case .string(let text): add(name, "text \(text)")
    case .blob(let data): add(name, "bytes \(Digest(of: [UInt8](data)))")
    }
  }

  /// The digest of what was added, in hexadecimal.
  var digest: String {
    var hash = hash
    return hash.finalize().hexadecimal
  }

  /// Adds all values of the rows of a query, which come in an order of their own.
  mutating func add(rowsOf sql: String, _ key: Int64, _ db: Database) throws {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [key])
    while let row = try rows.next() { for (name, value) in row { add(name, value) } }
  }
}
