import Networks
import Tensors
import Words

/// A layer that gives maps.
struct MapLayer {
  let name: String
  /// `C x H x W`.
  let shape: Shape
}

extension Network {
  /// The layers before a final softmax or sigmoid.
  var body: ArraySlice<Node> { nodes.dropLast(head == nil ? 0 : 1) }

  /// The layer of a name.
  func layer(named name: String) throws(ExplainingError) -> Node {
    guard let node = body.first(where: { $0.name == name }) else {
      let names = body.map(\.name)
      throw ExplainingError(
        .notFound,
        "no layer is called '\(name)'"
          + (nearestName(to: name, among: names).map { "; did you mean '\($0)'?" }
            ?? "; its layers are \(names.joined(separator: ", "))"))
    }
    return node
  }

  /// The named layer, where it gives maps; without a name the end of the last convolution's block: the convolution and what
  /// normalizes, adds to and activates it.
  func mapLayer(named name: String?) throws(ExplainingError) -> MapLayer {
    if let name {
      let node = try layer(named: name)
      guard node.outputShape.rank == 3 else {
        let known = body.filter { $0.outputShape.rank == 3 }.map(\.name)
        throw ExplainingError(
          .usage,
          "layer '\(name)' (\(node.kind)): expected a layer with maps of height and width, found an output of "
            + "\(node.outputShape); such are \(known.joined(separator: ", "))")
      }
      return MapLayer(name: node.name, shape: node.outputShape)
    }
    guard var place = body.lastIndex(where: { $0.isConvolution && $0.outputShape.rank == 3 }) else {
      throw ExplainingError(
        .usage, "the model has no convolution whose maps could be shown; name another layer with --layer")
    }
    while let next = onlyReader(of: place), nodes[next].follows(nodes[place].outputShape) { place = next }
    return MapLayer(name: nodes[place].name, shape: nodes[place].outputShape)
  }

  private func onlyReader(of place: Int) -> Int? {
    let readers = body.indices.filter { nodes[$0].inputs.contains(place) }
    return readers.count == 1 ? readers[0] : nil
  }
}

extension Network.Node {
  /// Whether the layer convolves.
  var isConvolution: Bool { self.kind.contains("conv") }

  /// Whether it belongs to the block of the convolution before it.
  fileprivate func follows(_ shape: Shape) -> Bool {
    let kinds = ["batch_norm", "layer_norm", "add"] + ActivationFunction.allCases.map(\.rawValue)
    return kinds.contains(self.kind) && self.outputShape == shape
  }
}
