import Sweeps
import Words

extension SearchMethod {
  /// Reads the key `method`.
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let name = try node.text("a method")
    guard let method = Self(name: name) else {
      let known = Self.allCases.map(\.rawValue)
      let offer = suggestion(for: name, among: known)
      throw node.error(
        "unknown method \(node.kind)" + (offer.isEmpty ? "; known are \(known.listed)" : offer))
    }
    self = method
  }
}
