import Networks
import Tensors

extension Network {
  /// Takes over the weights of a stored model.
  ///
  /// - Parameter replacingHead: whether the head keeps the weights that were drawn for it.
  /// - Throws: where a parameter is missing, left over or of another shape; the message names the layer.
  func inherit(_ parent: ParentModel, replacingHead: Bool) throws {
    let theirs = parent.model.network
    let fresh = replacingHead ? try shapes.headNames() : []
    let dropped = replacingHead ? try theirs.shapes.headNames() : []
    var rest: [String: Parameter] = [:]
    for node in theirs.nodes where !dropped.contains(node.name) {
      for parameter in node.parameters.values { rest[parameter.name] = parameter }
    }
    for node in nodes where !fresh.contains(node.name) {
      for parameter in node.parameters.values.sorted(by: { $0.name < $1.name }) {
        guard let source = rest.removeValue(forKey: parameter.name) else {
          throw LabError(
            .badData,
            "\(parent.reference) lacks '\(parameter.name)' of architecture '\(spec.name)'; "
              + "leave the architecture out to take over the model's own")
        }
        try parameter.load(fitted(source, to: parameter, of: node, in: parent))
      }
    }
    if let stray = rest.keys.min() {
      throw LabError(
        .badData,
        "\(parent.reference) holds '\(stray)', which architecture '\(spec.name)' does not have; "
          + "leave the architecture out to take over the model's own")
    }
  }

  /// A parameter's values in the shape of another one, where that differs in what a rule covers.
  private func fitted(
    _ source: Parameter, to target: Parameter, of node: Node, in parent: ParentModel
  ) throws -> Tensor {
    let tensor = try source.tensor()
    guard tensor.shape != target.shape else { return tensor }
    let (theirs, ours) = (parent.model.network.inputShape, inputShape)
    let isFirst = node.inputs.contains(-1) && ["conv1d", "conv2d", "conv3d"].contains(node.kind)
    if isFirst, tensor.shape.rank == target.shape.rank, tensor.shape[1] == theirs[0],
      target.shape[1] == ours[0]
    {
      guard let kernels = tensor.kernels(forChannels: ours[0]) else {
        throw LabError(
          .badData,
          "layer '\(node.name)': \(parent.reference) takes inputs of \(theirs[0]) channels, found \(ours[0]): "
            + "expected as many, or gray and colour (1 and 3)")
      }
      if kernels.shape == target.shape { return kernels }
    }
    let advice =
      try theirs == ours && shapes.headNames().contains(node.name)
      && parent.model.network.shapes.headNames().contains(node.name)
      ? "use --replace-head (replace_head: true) for a new head"
      : theirs == ours
        ? "leave the architecture out to take over the model's own"
        : "inputs are \(ours) here and \(theirs) there; expected the same, or a model that pools globally"
    throw LabError(
      .badData,
      "layer '\(node.name)': '\(target.name)' has the shape \(target.shape) here, \(tensor.shape) in "
        + "\(parent.reference): \(advice)")
  }
}
