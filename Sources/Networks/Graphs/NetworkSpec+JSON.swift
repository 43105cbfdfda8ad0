import Digests
public import Settings
import Words

extension NetworkSpec {
  /// Reads a list of layers as experiment files hold it.
  ///
  /// - Throws: where a layer, a setting or a reference is wrong; the message names the layer by its position.
  public init(name: String, layers: JSONValue) throws(NetworkError) {
    guard case .array(let list) = layers else {
      throw NetworkError("architecture '\(name)': expected a list of layers, found \(layers.spoken)")
    }
    guard list.count <= 10_000 else {
      throw NetworkError("architecture '\(name)': expected at most 10000 layers, found \(list.count)")
    }
    var names = NodeNames()
    var nodes: [Node] = []
    for (index, entry) in list.enumerated() {
      do {
        nodes.append(try Self.node(entry, after: nodes.last?.name, names: &names))
      } catch {
        throw NetworkError("architecture '\(name)', layer \(index + 1): \(error.description)")
      }
    }
    try self.init(name: name, nodes: nodes)
  }

  /// Reads the canonical JSON that the store keeps.
  public init(canonicalText: String) throws(NetworkError) {
    let value: JSONValue
    do throws(SettingsError) {
      value = try JSONValue(parsing: canonicalText)
    } catch {
      throw NetworkError(error.description)
    }
    guard case .object(let object) = value,
      case .text(let name)? = object["name"],
      let layers = object["layers"]
    else { throw NetworkError("expected an architecture with 'name' and 'layers'") }
    try self.init(name: name, layers: layers)
  }

  /// The whole architecture with all settings, defaults included.
  public var json: JSONValue {
    .object([
      "name": .text(name),
      "layers": .array(
        nodes.map { node in
          .object([
            "name": .text(node.name), "inputs": .array(node.inputs.map(JSONValue.text)),
            node.kind: .object(node.layer.settings),
          ])
        }),
    ])
  }

  /// Canonical JSON text.
  public var canonicalText: String { json.canonicalText }

  /// SHA-256 of the layers alone: architectures that compute the same under other names have the same hash.
  public var hash: String {
    guard case .object(var object) = json else { return "" }
    object["name"] = nil
    return Digest(of: JSONValue.object(object).canonicalText).hexadecimal
  }

  private static func node(
    _ entry: JSONValue, after previous: String?, names: inout NodeNames
  ) throws(NetworkError) -> Node {
    var object: [String: JSONValue] =
      switch entry {
      case .text(let kind): [kind: .null]
      case .object(let object): object
      default:
        throw NetworkError("expected a layer such as 'flatten' or {dense: 10}, found \(entry.spoken)")
      }
    let name = try text(object.removeValue(forKey: "name"), key: "name")
    let inputs = try references(object.removeValue(forKey: "inputs"), known: names)
    guard let (kind, settings) = object.first, object.count == 1 else {
      throw NetworkError(
        "expected one kind of layer, found \(object.isEmpty ? "none" : object.keys.sorted().joined(separator: ", "))"
      )
    }
    let layer = try LayerCatalog.layer(kind: kind, settings: settings)
    return Node(
      name: try names.claim(name, stem: type(of: layer).stem), layer: layer,
      inputs: inputs ?? [previous ?? inputName])
  }

  private static func text(_ value: JSONValue?, key: String) throws(NetworkError) -> String? {
    guard let value else { return nil }
    guard case .text(let text) = value else {
      throw NetworkError("\(key): expected a text, found \(value.spoken)")
    }
    return text
  }

  private static func references(_ value: JSONValue?, known: NodeNames) throws(NetworkError) -> [String]? {
    guard let value else { return nil }
    guard case .array(let list) = value, !list.isEmpty else {
      throw NetworkError("inputs: expected a list of layer names, found \(value.spoken)")
    }
    var names: [String] = []
    for entry in list {
      guard let name = try text(entry, key: "inputs") else { continue }
      guard name == inputName || known.taken.contains(name) else {
        throw NetworkError(
          "inputs: no layer '\(name)' stands before this one"
            + suggestion(for: name, among: known.taken.sorted()))
      }
      names.append(name)
    }
    return names
  }
}

/// Names that layers of one network have taken.
private struct NodeNames {
  private(set) var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// Takes the given name, or makes one of the stem and a number.
  mutating func claim(_ given: String?, stem: String) throws(NetworkError) -> String {
    var name = given ?? ""
    if given == nil {
      repeat {
        counts[stem, default: 0] += 1
        name = "\(stem)\(counts[stem, default: 0])"
      } while taken.contains(name)
    }
    guard !name.isEmpty, name != NetworkSpec.inputName,
      name.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) })
    else { throw NetworkError("name: expected letters, digits, '.', '_' or '-', found '\(name)'") }
    guard taken.insert(name).inserted else {
      throw NetworkError("name: '\(name)' is taken by an earlier layer")
    }
    return name
  }
}
