public import Tensors

/// An architecture at a known input shape with its parameters.
///
/// Not `Sendable`: its parameters belong to the compute context of the plans that are made of it.
public final class Network {
  /// One layer with its place in the graph, its shapes and its parameters.
  @dynamicMemberLookup
  public struct Node {
    fileprivate let shapes: NetworkShapes.Node
    /// Parameters by name within the layer.
    public let parameters: [String: Parameter]

    /// What is known of the layer without its parameters.
    public subscript<Value>(dynamicMember path: KeyPath<NetworkShapes.Node, Value>) -> Value {
      shapes[keyPath: path]
    }
  }

  /// The architecture with the shapes of all layers.
  public let shapes: NetworkShapes
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
  public convenience init(
    _ spec: NetworkSpec, inputShape: Shape, initializer: Initializer = .glorotUniform, seed: UInt64
  ) throws(NetworkError) {
    self.init(try NetworkShapes(spec, inputShape: inputShape), initializer: initializer, seed: seed)
  }

  /// A network whose weights are to be loaded: drawing them would only take time, so that they are 0 until then.
  public convenience init(unset shapes: NetworkShapes) {
    self.init(shapes, initializer: .zeros, seed: 0)
  }

  private init(_ shapes: NetworkShapes, initializer: Initializer, seed: UInt64) {
    self.shapes = shapes
    let generator = SeededGenerator(seed: seed).split("initial weights")
    var nodes: [Node] = []
    var ordered: [Parameter] = []
    for node in shapes.nodes {
      let parameters = node.parameters.map { spec in
        (spec.name, Self.parameter(spec, of: node.name, initializer: initializer, generator: generator))
      }
      nodes.append(Node(shapes: node, parameters: Dictionary(uniqueKeysWithValues: parameters)))
      ordered += parameters.map(\.1)
    }
    (self.nodes, self.parameters) = (nodes, ordered)
  }

  /// The architecture.
  public var spec: NetworkSpec { shapes.spec }

  /// `C x H x W`.
  public var inputShape: Shape { shapes.inputShape }

  /// Shape of the network's result, without the batch.
  public var outputShape: Shape { shapes.outputShape }

  /// The activation that ends the network and that the loss absorbs: `softmax` or `sigmoid`; nil for raw values.
  public var head: String? { shapes.head }

  /// Number of values that training changes.
  public var trainableCount: Int { parameters.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count } }

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
