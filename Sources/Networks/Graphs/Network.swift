public import Tensors

/// An architecture at a known input shape: every layer's shapes, and the named parameters.
///
/// Not `Sendable`: its parameters belong to the compute context of the plans that are made of it.
public final class Network {
  /// One layer with its place in the graph and its shapes.
  public struct Node {
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
    /// Parameters by name within the layer.
    public let parameters: [String: Parameter]

    /// The layer's kind.
    public var kind: String { type(of: layer).kind }
  }

  /// The architecture.
  public let spec: NetworkSpec
  /// `C x H x W`.
  public let inputShape: Shape
  /// The layers in an order in which each stands after those it reads.
  public let nodes: [Node]
  /// All parameters in the order of the layers.
  public let parameters: [Parameter]

  /// Infers all shapes and draws the first weights.
  ///
  /// - Parameters:
  ///   - inputShape: shape of one sample.
  ///   - initializer: draws the weights; each parameter has a random stream of its own name.
  /// - Throws: where a layer does not fit what it reads; the message names the layer.
  public init(
    _ spec: NetworkSpec, inputShape: Shape, initializer: Initializer = .glorotUniform, seed: UInt64
  ) throws(NetworkError) {
    guard (1...5).contains(inputShape.rank), inputShape.dimensions.allSatisfy({ $0 > 0 }) else {
      throw NetworkError("an input shape has 1 to 5 sizes of at least 1; found '\(inputShape)'")
    }
    try Self.checkSize(inputShape)
    let generator = SeededGenerator(seed: seed).split("initial weights")
    var places = [NetworkSpec.inputName: -1]
    var nodes: [Node] = []
    var ordered: [Parameter] = []
    var valueCount = 0
    for node in spec.nodes {
      let inputs = node.inputs.map { places[$0] ?? -1 }
      let shapes = inputs.map { $0 < 0 ? inputShape : nodes[$0].outputShape }
      do throws(NetworkError) {
        let outputShape = try node.layer.outputShape(for: shapes)
        let specs = node.layer.parameters(for: shapes)
        for shape in [outputShape] + specs.map(\.shape) { try Self.checkSize(shape) }
        valueCount += specs.reduce(0) { $0 + $1.shape.count }
        guard valueCount <= Self.largestValueCount else {
          throw NetworkError(
            "with it the network has \(valueCount) parameters; expected at most \(Self.largestValueCount)")
        }
        let parameters = specs.map { spec in
          (spec.name, Self.parameter(spec, of: node.name, initializer: initializer, generator: generator))
        }
        nodes.append(
          Node(
            name: node.name, layer: node.layer, inputs: inputs, inputShapes: shapes, outputShape: outputShape,
            parameters: Dictionary(uniqueKeysWithValues: parameters)))
        ordered += parameters.map(\.1)
      } catch {
        throw error.located(at: node.name, kind: node.kind)
      }
      places[node.name] = nodes.count - 1
    }
    (self.spec, self.inputShape, self.nodes, self.parameters) = (spec, inputShape, nodes, ordered)
  }

  /// Shape of the network's result, without the batch.
  public var outputShape: Shape { nodes.last?.outputShape ?? inputShape }

  /// Number of values that training changes.
  public var trainableCount: Int { parameters.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count } }

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

  private static func parameter(
    _ spec: ParameterSpec, of node: String, initializer: Initializer, generator: SeededGenerator
  ) -> Parameter {
    let name = "\(node).\(spec.name)"
    let initial: Tensor
    switch spec.start {
    case .constant(let value): initial = Tensor(shape: spec.shape, repeating: value)
    case .drawn(let fanIn, let fanOut):
      var own = generator.split(name)
      initial = initializer.draw(spec.shape, fanIn: fanIn, fanOut: fanOut, using: &own)
    }
    return Parameter(name: name, initial: initial, isTrainable: spec.isTrainable)
  }
}
