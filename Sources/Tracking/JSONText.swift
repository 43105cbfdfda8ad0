import Foundation
import GRDB

/// A value as JSON text, keys sorted.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The value of JSON text that the store wrote.
func jsonValue<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  do {
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  } catch {
    throw DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "expected JSON that the store wrote, found '\(text.prefix(40))'")
  }
}
