import Foundation

/// A value that the store keeps as JSON text, so that a run or a sweep can be understood from the file alone.
package protocol StoredJSON: Codable {
  /// What messages call it.
  static var title: String { get }
}

extension StoredJSON {
  /// The value as the store keeps it.
  package var json: String { get throws { try canonicalJSON(self) } }

  /// Reads what the store keeps.
  package init(json: String) throws(LabError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    } catch {
      throw LabError(.badData, "the store's record of \(Self.title) cannot be read: expected its JSON form")
    }
  }
}

/// JSON text with sorted keys and no spaces: equal values give equal texts.
func canonicalJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
