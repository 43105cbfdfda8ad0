/// A node of a YAML document with its place: what the sections of an experiment are read from.
struct YAMLNode: Hashable, Sendable {
  /// The three kinds of nodes.
  indirect enum Content: Hashable, Sendable {
    /// A scalar; one without quotes is `plain` and may be a number, a boolean or nothing.
    case scalar(String, plain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  /// One line of a mapping.
  struct Entry: Hashable, Sendable {
    let key: String
    let keyLocation: SourceLocation
    let value: YAMLNode
  }

  let content: Content
  let location: SourceLocation

  /// Whether the node says that there is no value.
  var isNull: Bool {
    if case .scalar(let text, plain: true) = content { YAMLScalar.isNull(text) } else { false }
  }

  /// What a message calls the node.
  var kind: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar where isNull: "nothing"
    case .scalar(let text, plain: true): "'\(text.shortened)'"
    case .scalar(let text, plain: false): "the text '\(text.shortened)'"
    }
  }

  /// An error at the node's place.
  func error(_ message: String) -> ExperimentFileError { .init(at: location, message) }

  /// The items of a list.
  func sequence(_ expectation: String) throws(ExperimentFileError) -> [YAMLNode] {
    guard case .sequence(let items) = content else { throw error("expected \(expectation), found \(kind)") }
    return items
  }

  /// The lines of a mapping.
  func mapping(_ expectation: String) throws(ExperimentFileError) -> [Entry] {
    guard case .mapping(let entries) = content else {
      throw error("expected \(expectation), found \(kind)")
    }
    return entries
  }
}

extension String {
  /// The text as a one-line message can bear it: control characters escaped, the end cut off where it is long.
  var shortened: String {
    let limit = 60
    var short = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(limit) {
      if scalar.properties.generalCategory == .control {
        short.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      } else {
        short.append(scalar)
      }
    }
    return String(short) + (unicodeScalars.count > limit ? "..." : "")
  }
}
