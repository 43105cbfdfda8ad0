import Settings
import Tensors

/// A layer that was read from nodes; later nodes may still add a bias or an activation to it.
struct LayerDraft {
  let name: String
  let kind: String
  var settings: [String: JSONValue]
  let inputs: [String]
  /// Its tensors by their names within the layer.
  var weights: [String: Tensor]

  /// As a list of layers holds it.
  var json: JSONValue {
    .object([
      "name": .text(name), "inputs": .array(inputs.map(JSONValue.text)), kind: .object(settings),
    ])
  }
}

/// The names that layers have taken.
struct LayerNames {
  private var taken: Set<String> = [GraphNames.input]
  private var counts: [String: Int] = [:]

  /// A name for a layer: the wanted one as far as layers may be called so, with a number where it is taken.
  mutating func claim(_ wanted: String) -> String {
    let allowed = wanted.prefix(200).map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" }
    let stem = String(String(allowed).drop { $0 == "_" })
    let name = stem.isEmpty ? "layer" : stem
    var unique = name
    while taken.contains(unique) {
      counts[name, default: 1] += 1
      unique = "\(name)_\(counts[name, default: 1])"
    }
    taken.insert(unique)
    return unique
  }
}
