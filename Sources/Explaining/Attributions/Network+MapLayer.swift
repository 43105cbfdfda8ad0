import Networks
public import Tensors

/// A layer that gives maps.
public struct MapLayer: Hashable, Sendable {
  /// Its name in the network.
  public let name: String
  /// `C x H x W`.
  public let shape: Shape

  /// Height and width of its maps, such as `8x8`.
  public var mapSize: String { "\(shape[1])x\(shape[2])" }
}

extension Network {
  /// The layers before a final softmax or sigmoid.
  var body: ArraySlice<Node> { nodes.dropLast(head == nil ? 0 : 1) }

  /// The layer of a name.
  func layer(named name: String) throws(ExplainingError) -> Node {
    guard let node = body.first(where: { $0.name == name }) else {
      throw .unknown("layer", name, among: body.map(\.name))
    }
    return node
  }

  /// The named layer, where it gives maps; without a name the end of the last convolution's block: the convolution and what
  /// normalizes it, joins it with others' maps and activates it.
  func mapLayer(named name: String?) throws(ExplainingError) -> MapLayer {
    if let name {
      let node = try layer(named: name)
      guard node.outputShape.rank == 3 else {
        throw ExplainingError(
          .usage,
          "layer '\(name)' (\(node.kind)): expected a layer with maps of height and width, found an output of "
            + "\(node.outputShape)"
            + (mapLayerNames.isEmpty ? "" : "; such are \(mapLayerNames.joined(separator: ", "))"))
      }
      return MapLayer(name: node.name, shape: node.outputShape)
    }
    guard var place = body.lastIndex(where: { $0.isConvolution && $0.outputShape.rank == 3 }) else {
      throw ExplainingError(
        .usage,
        "expected a model with a convolution, found none"
          + (mapLayerNames.isEmpty
            ? ", nor another layer with maps of height and width"
            : "; name one of its layers with maps: \(mapLayerNames.joined(separator: ", "))"))
    }
    while let next = onlyReader(of: place), nodes[next].goesOn(from: nodes[place]) { place = next }
    return MapLayer(name: nodes[place].name, shape: nodes[place].outputShape)
  }

  private var mapLayerNames: [String] { body.filter { $0.outputShape.rank == 3 }.map(\.name) }

  private func onlyReader(of place: Int) -> Int? {
    let readers = body.indices.filter { nodes[$0].inputs.contains(place) }
    return readers.count == 1 ? readers[0] : nil
  }
}

extension Network.Node {
  /// Whether the layer convolves.
  var isConvolution: Bool { self.kind.contains("conv") }

  /// Whether it belongs to the block of the convolution before it: it normalizes, joins, drops or activates the same places.
  fileprivate func goesOn(from node: Network.Node) -> Bool {
    let kinds =
      ["batch_norm", "layer_norm", "add", "concat", "dropout", "spatial_dropout"]
      + ActivationFunction.allCases.map(\.rawValue)
    return kinds.contains(self.kind) && self.outputShape.rank == 3
      && self.outputShape.dimensions.dropFirst() == node.outputShape.dimensions.dropFirst()
  }
}
