import Tensors
import Words

extension NetworkShapes {
  /// The full names of the trainable parameters that patterns such as `features.*` name, by themselves or by their layer.
  ///
  /// - Throws: where a pattern names nothing, or nothing is left to train.
  public func trainableNames(matching patterns: [String]) throws(NetworkError) -> Set<String> {
    let parameters = nodes.flatMap { node in
      node.parameters.filter(\.isTrainable).map { (layer: node.name, name: "\(node.name).\($0.name)") }
    }
    var chosen = Set<String>()
    for text in patterns {
      let pattern = NamePattern(text)
      let found = parameters.filter { pattern.matches($0.name) || pattern.matches($0.layer) }
      guard !found.isEmpty else {
        var layers: [String] = []
        for parameter in parameters where layers.last != parameter.layer { layers.append(parameter.layer) }
        throw NetworkError(
          "'\(text)' names no layer that could be trained" + suggestion(for: text, among: layers)
            + "; such layers are \(layers.joined(separator: ", "))")
      }
      chosen.formUnion(found.map(\.name))
    }
    guard chosen.count < parameters.count || chosen.isEmpty else {
      throw NetworkError("expected a layer that is left to train, found all of them frozen")
    }
    return chosen
  }
}

extension Network {
  /// Leaves the parameters that patterns name as they are; plans made before are not changed by it.
  ///
  /// - Throws: where a pattern names nothing, or nothing is left to train.
  public func freeze(_ patterns: [String]) throws(NetworkError) {
    let names = try shapes.trainableNames(matching: patterns)
    for parameter in parameters where names.contains(parameter.name) { parameter.isFrozen = true }
  }

  /// Binds what finds no gradients of parameters: all are frozen meanwhile, and afterwards as they were.
  func withoutLearning<Bound>(_ bind: () throws(EngineError) -> Bound) throws(EngineError) -> Bound {
    let learning = parameters.filter { !$0.isFrozen }
    for parameter in learning { parameter.isFrozen = true }
    defer { for parameter in learning { parameter.isFrozen = false } }
    return try bind()
  }
}
