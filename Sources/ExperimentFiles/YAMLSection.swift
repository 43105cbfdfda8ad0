import Words

/// A mapping whose keys are known beforehand.
struct YAMLSection {
  private let name: String?
  private let location: SourceLocation
  private let entries: [YAMLNode.Entry]

  /// Opens a section; an unknown key is answered with the nearest known one.
  ///
  /// - Parameter name: what messages call the section; nil for the whole file.
  init(_ node: YAMLNode, _ name: String?, keys: [String]) throws(ExperimentFileError) {
    self.name = name
    location = node.location
    entries = try node.mapping("\(name.map { "\($0) to be " } ?? "")a mapping of \(keys.listed)")
    for entry in entries where !keys.contains(entry.key) {
      throw Self.unknown(entry, in: name, among: keys)
    }
  }

  /// The error for a key that is not known.
  static func unknown(
    _ entry: YAMLNode.Entry, in section: String?, among known: [String]
  ) -> ExperimentFileError {
    let offer = suggestion(for: entry.key, among: known)
    let place = section.map { " in \($0)" } ?? ""
    return .init(
      at: entry.keyLocation,
      "unknown key '\(entry.key.shortened)'\(place)" + (offer.isEmpty ? "; known are \(known.listed)" : offer)
    )
  }

  /// The value of a key that may be absent; a key without a value is an error.
  func optional(_ key: String) throws(ExperimentFileError) -> YAMLNode? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    guard !entry.value.isNull else {
      throw .init(at: entry.keyLocation, "'\(key)' has no value; give one or leave the key out")
    }
    return entry.value
  }

  /// The value of a key that must be there.
  func required(_ key: String) throws(ExperimentFileError) -> YAMLNode {
    guard let value = try optional(key) else { throw missing(key) }
    return value
  }

  /// The error for a key that must be there and is not.
  func missing(_ key: String) -> ExperimentFileError {
    .init(at: location, "the key '\(key)' is missing\(name.map { " in \($0)" } ?? "")")
  }

  /// The whole number of a key that may be absent.
  func integer(_ key: String, in bounds: ClosedRange<Int>) throws(ExperimentFileError) -> Int? {
    guard let node = try optional(key) else { return nil }
    let range = "\(bounds.lowerBound) to \(bounds.upperBound)"
    return Int(
      try node.integer(
        "\(key) to be a whole number from \(range)",
        in: Int64(bounds.lowerBound)...Int64(bounds.upperBound)))
  }

  /// The lines of some keys, in the order of the keys; those that are absent are left out.
  func entries(_ keys: [String]) throws(ExperimentFileError) -> [YAMLNode.Entry] {
    var found: [YAMLNode.Entry] = []
    for key in keys where try optional(key) != nil {
      if let entry = entries.first(where: { $0.key == key }) { found.append(entry) }
    }
    return found
  }

  /// The place of a key, where it is given.
  func place(of key: String) -> SourceLocation? { entries.first { $0.key == key }?.keyLocation }
}

extension [String] {
  /// The names with commas between them.
  var listed: String { joined(separator: ", ") }
}
