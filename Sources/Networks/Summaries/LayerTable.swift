public import Tensors

/// What each layer of a network gives, keeps and costs for one sample: the table that Keras calls a summary.
public struct LayerTable: Sendable {
  /// One layer.
  public struct Row: Hashable, Sendable {
    /// Name of the layer.
    public let name: String
    /// Kind of the layer.
    public let kind: String
    /// Names of what it reads.
    public let inputs: [String]
    /// Shape of its result, without the batch.
    public let output: Shape
    /// Values that it learns.
    public let parameters: Int
    /// Values that it keeps beside them: running statistics.
    public let buffers: Int
    /// Multiplications (each with its addition) of convolutions and dense layers.
    public let multiplyAdds: Int
    /// Memory of its result in single precision.
    public var activationBytes: Int { output.count * bytesOfAValue }
  }

  /// Name of the architecture.
  public let name: String
  /// Shape of one sample.
  public let input: Shape
  /// The layers in their order.
  public let rows: [Row]

  /// The table of a network whose shapes are known.
  public init(_ shapes: NetworkShapes) {
    (name, input) = (shapes.spec.name, shapes.inputShape)
    rows = shapes.nodes.map { node in
      Row(
        name: node.name, kind: node.kind,
        inputs: node.inputs.map { $0 < 0 ? NetworkSpec.inputName : shapes.nodes[$0].name },
        output: node.outputShape,
        parameters: node.parameters.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count },
        buffers: node.parameters.filter { !$0.isTrainable }.reduce(0) { $0 + $1.shape.count },
        multiplyAdds: node.layer.multiplyAdds(for: node.inputShapes))
    }
  }

  /// Values that the network learns: what PyTorch counts as its parameters.
  public var parameters: Int { total(\.parameters) }
  /// Values that it keeps beside them; Keras counts them too.
  public var buffers: Int { total(\.buffers) }
  /// Memory of all of these in single precision.
  public var weightBytes: Int { (parameters + buffers) * bytesOfAValue }
  /// Multiplications of one sample on its way forward.
  public var multiplyAdds: Int { total(\.multiplyAdds) }
  /// Memory of all layers' results for one sample.
  public var activationBytes: Int { total(\.activationBytes) }

  private func total(_ value: (Row) -> Int) -> Int { rows.reduce(0) { $0 + value($1) } }
}

private let bytesOfAValue = 4
