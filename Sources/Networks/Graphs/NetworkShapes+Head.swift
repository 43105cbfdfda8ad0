import Settings

extension NetworkShapes {
  /// Where the head begins: the last dense layer or convolution, which tells the classes apart, and what is behind it.
  ///
  /// - Throws: where there is none.
  private func headPlace() throws(NetworkError) -> Int {
    guard let place = nodes.lastIndex(where: { Self.widthKeys[$0.kind] != nil }) else {
      throw NetworkError(
        "architecture '\(spec.name)' has no head that could be replaced: expected a dense layer or a convolution"
      )
    }
    return place
  }

  /// The names of the head's layers.
  public func headNames() throws(NetworkError) -> Set<String> {
    Set(nodes[try headPlace()...].map(\.name))
  }

  /// The architecture with a head of so many outputs.
  public func replacingHead(outputs: Int) throws(NetworkError) -> NetworkSpec {
    let place = try headPlace()
    var replaced = spec.nodes
    let (old, kind) = (replaced[place], replaced[place].kind)
    var settings = old.layer.settings
    settings[Self.widthKeys[kind] ?? ""] = .integer(outputs)
    replaced[place] = NetworkSpec.Node(
      name: old.name, layer: try LayerCatalog.layer(kind: kind, settings: .object(settings)),
      inputs: old.inputs)
    return try NetworkSpec(name: spec.name, nodes: replaced)
  }

  /// The setting that says how many outputs a layer has, by the kinds of layers that may be heads.
  private static let widthKeys = [
    "dense": "units", "conv1d": "filters", "conv2d": "filters", "conv3d": "filters",
  ]
}
