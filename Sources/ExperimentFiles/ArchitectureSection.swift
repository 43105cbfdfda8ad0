/// An architecture that an experiment brings along, as JSON for whoever knows the layers.
public struct ArchitectureSection: Hashable, Sendable {
  /// The name under which the experiment's parameters speak of it.
  public let name: String
  /// Where the name is written.
  public let location: SourceLocation
  /// A JSON array with one element per layer: a word such as `"flatten"`, or an object such as
  /// `{"conv2d": {"filters": 32, "kernel": 3}, "name": "stem", "inputs": ["input"]}`.
  public let json: String
  /// Where each layer is written, in the order of the array.
  public let layerLocations: [SourceLocation]
}

extension ArchitectureSection {
  /// Reads the section `architectures`.
  static func all(_ node: YAMLNode) throws(ExperimentFileError) -> [ArchitectureSection] {
    var sections: [ArchitectureSection] = []
    for entry in try node.mapping("architectures to be a mapping of names to lists of layers") {
      sections.append(try ArchitectureSection(entry))
    }
    return sections
  }

  private init(_ entry: YAMLNode.Entry) throws(ExperimentFileError) {
    let architecture = "architecture '\(entry.key.shortened)'"
    let layers = try entry.value.sequence("\(architecture) to be a list of layers")
    guard !layers.isEmpty else { throw entry.value.error("\(architecture) has no layers") }
    name = entry.key
    location = entry.keyLocation
    layerLocations = layers.map(\.location)
    var parts: [String] = []
    for layer in layers {
      try Self.check(layer)
      parts.append(try layer.json())
    }
    json = "[\(parts.joined(separator: ", "))]"
  }

  /// A layer is a bare word, or a mapping of one kind to its settings, beside an optional name and inputs.
  private static func check(_ layer: YAMLNode) throws(ExperimentFileError) {
    let expectation = "a layer, such as flatten or max_pool2d: 2"
    guard case .mapping(let entries) = layer.content else {
      _ = try layer.text(expectation)
      return
    }
    let kinds = entries.filter { !["name", "inputs"].contains($0.key) }
    guard let kind = kinds.first else { throw layer.error("expected \(expectation), found no kind of layer") }
    if kinds.count > 1 {
      throw .init(
        at: kinds[1].keyLocation,
        "expected one kind of layer in an item, found '\(kind.key.shortened)' and '\(kinds[1].key.shortened)'; "
          + "begin each layer with '-' and indent its settings further")
    }
    for entry in entries {
      if entry.key == "name" { _ = try entry.value.text("the name of a layer") }
      if entry.key == "inputs" {
        for input in try entry.value.sequence("a list of names of layers") {
          _ = try input.text("the name of a layer")
        }
      }
    }
  }
}
