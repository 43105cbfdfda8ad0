import Yams

extension YAMLNode {
  /// The most nodes of a document, aliases counted as often as they are used: more is a bomb.
  static let nodeLimit = 200_000
  /// The deepest nesting of a document.
  static let depthLimit = 64

  /// Parses the one document of a text.
  static func parse(_ source: SourceText) throws(ExperimentFileError) -> YAMLNode {
    try refuseAliasedKeys(source)
    var budget = nodeLimit
    return try convert(compose(source), in: source.path, depth: 0, budget: &budget)
  }

  private static func compose(_ source: SourceText) throws(ExperimentFileError) -> Node {
    let start = SourceLocation(file: source.path, line: 1, column: 1)
    do {
      // Yams keeps a pointer into the text, which is valid only for strings too long to be stored inline.
      let padding = String(repeating: "\n", count: max(0, 16 - source.text.utf8.count))
      let padded = source.text + padding
      guard let root = try Yams.compose(yaml: padded, .basic) else {
        throw ExperimentFileError(at: start, "the file has no content; expected an experiment")
      }
      return root
    } catch let error as ExperimentFileError {
      throw error
    } catch let error as YamlError {
      throw ExperimentFileError(error, in: source)
    } catch {
      throw ExperimentFileError(at: start, "not valid YAML")
    }
  }

  /// Refuses aliases as keys, or within keys, before the text is parsed.
  ///
  /// Yams hashes the keys of mappings with all that they hold, and aliases share what they name without a copy, so
  /// a key of a few nested aliases would take years. Only text that uses aliases is looked at.
  private static func refuseAliasedKeys(_ source: SourceText) throws(ExperimentFileError) {
    let aliases = /(?:^|[\s\[{,:?-])\*[A-Za-z0-9_-]/.matchingSemantics(.unicodeScalar)
    guard source.text.firstMatch(of: aliases) != nil else { return }
    let aliasedKey = /\*[A-Za-z0-9_-]+\s*:|(?:^|[\s\[{,:-])\?\s|[\]}]\s*:/.matchingSemantics(.unicodeScalar)
    guard let match = source.text.firstMatch(of: aliasedKey) else { return }
    let before = source.text[..<match.range.lowerBound].unicodeScalars
    throw .init(
      at: SourceLocation(file: source.path, after: before),
      "a key is a word; aliases and collections as keys are not supported")
  }

  private static func convert(
    _ node: Node, in file: String, depth: Int, budget: inout Int
  ) throws(ExperimentFileError) -> YAMLNode {
    let location = SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    budget -= 1
    guard budget >= 0 else { throw .init(at: location, "aliases expand to too many values; write them out") }
    guard depth < depthLimit else {
      throw .init(at: location, "nested more than \(depthLimit) levels deep; experiments need fewer")
    }
    let content: Content
    switch node {
    case .scalar(let scalar):
      try refuseTag(scalar.tag, except: .str, at: location)
      let isText = scalar.style != .plain || scalar.tag.rawValue == Tag.Name.str.rawValue
      content = .scalar(scalar.string, plain: !isText)
    case .sequence(let sequence):
      try refuseTag(sequence.tag, except: .seq, at: location)
      var items: [YAMLNode] = []
      for item in sequence {
        items.append(try convert(item, in: file, depth: depth + 1, budget: &budget))
      }
      content = .sequence(items)
    case .mapping(let mapping):
      try refuseTag(mapping.tag, except: .map, at: location)
      var entries: [Entry] = []
      for (key, value) in mapping {
        let keyNode = try convert(key, in: file, depth: depth + 1, budget: &budget)
        guard case .scalar(let name, _) = keyNode.content else {
          throw keyNode.error("expected a word as a key, found \(keyNode.kind)")
        }
        let valueNode = try convert(value, in: file, depth: depth + 1, budget: &budget)
        entries.append(Entry(key: name, keyLocation: keyNode.location, value: valueNode))
      }
      content = .mapping(entries)
    case .alias:
      throw .init(at: location, "an alias that names no anchor")
    }
    return YAMLNode(content: content, location: location)
  }

  private static func refuseTag(
    _ tag: Tag, except allowed: Tag.Name, at location: SourceLocation
  ) throws(ExperimentFileError) {
    guard tag.rawValue.isEmpty || tag.rawValue == allowed.rawValue else {
      throw .init(at: location, "the tag '\(tag.rawValue.shortened)' is not supported; leave it out")
    }
  }
}
