import Tensors

/// The graph of a file while nodes are put behind one another.
///
/// Names are chosen so that none can meet another: those of layers and parameters hold no `/`, all others do.
struct GraphWriter {
  private(set) var graph = WireGraphProto()
  /// The tensors of the graph, which `graph` itself does not hold.
  private(set) var tensors: [StoredValues] = []

  /// Puts a node behind the others; gives the name of its value.
  ///
  /// - Parameter name: of the node; the value's is made of it.
  @discardableResult
  mutating func node(
    _ type: String, _ inputs: [String], name: String, _ attributes: [WireAttributeProto] = []
  ) -> String {
    var node = WireNodeProto()
    (node.opType, node.name, node.input) = (type, name, inputs)
    node.output = ["\(name)/output"]
    node.attribute = attributes
    graph.node.append(node)
    return node.output[0]
  }

  /// Keeps a tensor under its name, and gives the name.
  @discardableResult
  mutating func initializer(_ name: String, _ tensor: Tensor) -> String {
    tensors.append(StoredValues(name: name, sizes: tensor.shape.dimensions, values: .numbers(tensor)))
    return name
  }

  /// Keeps a number.
  mutating func scalar(_ name: String, _ value: Float) -> String {
    initializer(name, Tensor(shape: [], values: [value]))
  }

  /// Keeps a list of whole numbers.
  mutating func integers(_ name: String, _ values: [Int]) -> String {
    tensors.append(StoredValues(name: name, sizes: [values.count], values: .integers(values.map(Int64.init))))
    return name
  }

  /// Ends the graph: the value gets the output's name, the input and the output their types.
  mutating func finish(_ value: String, name: String, input: Shape, output: Shape) {
    var last = value
    // Nothing was computed, or what was is read by others too: another node may have the name.
    if graph.node.last?.output != [last] { last = node("Identity", [last], name: "/result") }
    graph.node[graph.node.count - 1].output = [GraphNames.output]
    graph.name = name
    graph.input = [Self.info(GraphNames.input, input)]
    graph.output = [Self.info(GraphNames.output, output)]
  }

  private static func info(_ name: String, _ shape: Shape) -> WireValueInfoProto {
    var info = WireValueInfoProto()
    info.name = name
    info.type.tensorType.elemType = ElementType.float.rawValue
    var batch = WireTensorShapeProto.Dimension()
    batch.dimParam = "N"
    info.type.tensorType.shape.dim =
      [batch]
      + shape.dimensions.map {
        var dimension = WireTensorShapeProto.Dimension()
        dimension.dimValue = Int64($0)
        return dimension
      }
    return info
  }
}

/// What the files that we write call their input and their output.
enum GraphNames {
  static let input = "input"
  static let output = "scores"
}
