public import Tensors

/// An architecture at a known input shape: what each layer takes, gives and keeps, before any value is drawn.
public struct NetworkShapes: Sendable {
  /// One layer with its place in the graph and its shapes.
  public struct Node: Sendable {
    /// As in the spec.
    public let name: String
    /// The layer.
    public let layer: any Layer
    /// Indices of the nodes it reads; -1 is the network's input.
    public let inputs: [Int]
    /// Shapes of what it reads, without the batch.
    public let inputShapes: [Shape]
    /// Shape of its result, without the batch.
    public let outputShape: Shape
    /// The tensors that it learns or keeps.
    public let parameters: [ParameterSpec]

    /// The layer's kind.
    public var kind: String { type(of: layer).kind }
  }

  /// The architecture.
  public let spec: NetworkSpec
  /// `C x H x W`.
  public let inputShape: Shape
  /// The layers in an order in which each stands after those it reads.
  public let nodes: [Node]

  /// Infers all shapes.
  ///
  /// - Parameter inputShape: shape of one sample.
  /// - Throws: where a layer does not fit what it reads; the message names the layer.
  public init(_ spec: NetworkSpec, inputShape: Shape) throws(NetworkError) {
    guard (1...5).contains(inputShape.rank), inputShape.dimensions.allSatisfy({ $0 > 0 }) else {
      throw NetworkError("an input shape has 1 to 5 sizes of at least 1; found '\(inputShape)'")
    }
    try Self.checkSize(inputShape)
    var places = [NetworkSpec.inputName: -1]
    var nodes: [Node] = []
    var valueCount = 0
    for node in spec.nodes {
      let inputs = node.inputs.map { places[$0] ?? -1 }
      let shapes = inputs.map { $0 < 0 ? inputShape : nodes[$0].outputShape }
      do throws(NetworkError) {
        let outputShape = try node.layer.outputShape(for: shapes)
        let parameters = node.layer.parameters(for: shapes)
        for shape in [outputShape] + parameters.map(\.shape) { try Self.checkSize(shape) }
        valueCount += parameters.reduce(0) { $0 + $1.shape.count }
        guard valueCount <= Self.largestValueCount else {
          throw NetworkError(
            "with it the network has \(valueCount) parameters; expected at most \(Self.largestValueCount)")
        }
        nodes.append(
          Node(
            name: node.name, layer: node.layer, inputs: inputs, inputShapes: shapes, outputShape: outputShape,
            parameters: parameters))
      } catch {
        throw error.located(at: node.name, kind: node.kind)
      }
      places[node.name] = nodes.count - 1
    }
    (self.spec, self.inputShape, self.nodes) = (spec, inputShape, nodes)
  }

  /// Shape of the network's result, without the batch.
  public var outputShape: Shape { nodes.last?.outputShape ?? inputShape }

  /// The activation that ends the network and that the loss absorbs: `softmax` or `sigmoid`; nil for raw values.
  public var head: String? {
    guard let last = nodes.last, last.inputs == [nodes.count - 2], nodes.count > 1 else { return nil }
    return last.layer is Softmax || last.layer is Sigmoid ? last.kind : nil
  }

  /// More values than any tensor of a network for this machine may have.
  private static let largestCount = 1 << 31

  /// More parameters than a network for this machine may have, 4 GiB of them: checked before any is drawn.
  private static let largestValueCount = 1 << 30

  private static func checkSize(_ shape: Shape) throws(NetworkError) {
    var count = 1
    for size in shape.dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= largestCount else {
        throw NetworkError("a tensor of shape \(shape) is too large; expected at most \(largestCount) values")
      }
      count = product
    }
  }
}
