/// What an experiment says of its data, as JSON for whoever knows the keys.
public struct DatasetSection: Hashable, Sendable {
  /// A JSON object with the keys as they are written.
  public let json: String
  /// Where the section begins.
  public let location: SourceLocation
  /// Where each key is written; keys within keys are joined by dots.
  private let locations: [String: SourceLocation]

  /// Where a key is written, or as much of its path as there is.
  public func location(of path: [String]) -> SourceLocation {
    var path = path
    while !path.isEmpty {
      if let location = locations[path.joined(separator: ".")] { return location }
      path.removeLast()
    }
    return location
  }
}

extension DatasetSection {
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    _ = try node.mapping("dataset to be a mapping, such as {name: digits}")
    json = try node.json()
    location = node.location
    var locations: [String: SourceLocation] = [:]
    Self.locate(node, under: "", in: &locations)
    self.locations = locations
  }

  private static func locate(
    _ node: YAMLNode, under prefix: String, in locations: inout [String: SourceLocation]
  ) {
    guard case .mapping(let entries) = node.content else { return }
    for entry in entries {
      locations[prefix + entry.key] = entry.keyLocation
      locate(entry.value, under: prefix + entry.key + ".", in: &locations)
    }
  }
}
