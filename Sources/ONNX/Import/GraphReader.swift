import Files
import Networks
import Settings
import Tensors

/// Makes layers of a file's nodes, one after another.
struct GraphReader {
  let file: String
  /// The number of samples that the file fixes; nil where it is open.
  let batchSize: Int?
  /// The version of the operators.
  let opset: Int
  private(set) var values: [String: GraphValue] = [:]
  private(set) var drafts: [LayerDraft] = []
  /// What is done to the input before the first layer; nil until a layer reads it.
  private(set) var scaling: InputScaling?
  private var places: [String: Int] = [:]
  private var names = LayerNames()
  /// The nodes that read each value; those of the file's outputs count as one more.
  private let readers: [String: [Int]]
  private let nodes: [FileNode]
  /// Nodes that earlier ones have taken along.
  private var absorbed: [Int: GraphValue] = [:]
  /// How many values nodes may still read, a tensor that several share counting for each.
  private var valueBudget: Int

  /// A reader of nodes.
  ///
  /// - Parameter fileSize: bounds how much memory the weights may take.
  init(
    _ nodes: [FileNode], constants: [FileTensor], input: (name: String, shape: Shape), outputs: [String],
    batchSize: Int?, opset: Int, fileSize: Int, file: String
  ) throws(FileError) {
    (self.file, self.batchSize, self.opset, self.nodes) = (file, batchSize, opset, nodes)
    valueBudget = fileSize + (1 << 16)
    var readers: [String: [Int]] = [:]
    for node in nodes { for name in node.inputs { readers[name, default: []].append(node.index) } }
    for name in outputs { readers[name, default: []].append(nodes.count) }
    self.readers = readers
    for constant in constants {
      guard !constant.name.isEmpty, values.updateValue(.constant(constant), forKey: constant.name) == nil
      else {
        throw FileError(
          .malformed, file, "initializer \(quoted(constant.name)): expected a name of its own, found it twice"
        )
      }
    }
    let value = SampleValue(source: NetworkSpec.inputName, shape: input.shape)
    guard values.updateValue(.samples(value), forKey: input.name) == nil else {
      throw FileError(
        .malformed, file, "input \(quoted(input.name)): expected a name of its own, found it twice")
    }
  }

  /// Reads all nodes.
  mutating func read() throws(FileError) {
    for node in nodes {
      let value: GraphValue
      if let known = absorbed[node.index] { value = known } else { value = try readOperator(node) }
      guard let name = node.outputs.first, !name.isEmpty,
        node.outputs.dropFirst().allSatisfy({ readers[$0] == nil })
      else { throw node.unfit("expected one output that is read, found \(node.outputs.count)") }
      guard values.updateValue(value, forKey: name) == nil else {
        throw node.malformed("its output \(quoted(name)) is the name of an earlier value too")
      }
    }
  }

  // MARK: What nodes ask for

  /// A value that the node reads.
  func value(_ node: FileNode, _ input: Int) throws(FileError) -> GraphValue {
    guard input < node.inputs.count, !node.inputs[input].isEmpty else {
      throw node.malformed("expected an input \(input + 1), found \(node.inputs.count)")
    }
    guard let value = values[node.inputs[input]] else {
      throw node.malformed("it reads \(quoted(node.inputs[input])), which nothing before it gives")
    }
    return value
  }

  /// Whether the node has an input of the number, which may be left out.
  func has(_ node: FileNode, _ input: Int) -> Bool {
    input < node.inputs.count && !node.inputs[input].isEmpty
  }

  /// A layer's result that the node reads.
  func samples(_ node: FileNode, _ input: Int) throws(FileError) -> SampleValue {
    let value = try value(node, input)
    guard case .samples(let samples) = value else {
      throw node.unfit(
        "expected input \(input + 1) to be the result of a node that a layer stands for, found \(value.spoken)"
      )
    }
    return samples
  }

  /// A tensor of the file that the node reads.
  func constant(_ node: FileNode, _ input: Int) throws(FileError) -> FileTensor {
    let value = try value(node, input)
    guard case .constant(let tensor) = value else {
      throw node.unfit("expected input \(input + 1) to be an initializer, found \(value.spoken)")
    }
    return tensor
  }

  /// A weight that the node reads: a tensor of floating point; several layers may share it.
  mutating func weight(_ node: FileNode, _ input: Int) throws(FileError) -> Tensor {
    let tensor = try constant(node, input)
    // The other sizes of a tensor without values may be any, and would be counted up to.
    guard tensor.shape.count > 0 else {
      throw node.unfit("initializer \(quoted(tensor.name)): expected values, found shape \(tensor.shape)")
    }
    return Tensor(shape: tensor.shape, values: try floats(tensor, node))
  }

  /// The values of a tensor of floating point for a node.
  mutating func floats(_ tensor: FileTensor, _ node: FileNode) throws(FileError) -> [Float] {
    try spend(tensor.shape.count, for: node)
    guard let values = tensor.floats else {
      throw node.unfit(
        "initializer \(quoted(tensor.name)): expected values of floating point, found \(tensor.type.spelling)"
      )
    }
    return values
  }

  /// Takes values off those that layers may still take.
  mutating func spend(_ count: Int, for node: FileNode) throws(FileError) {
    valueBudget -= count
    guard valueBudget >= 0 else {
      throw node.unfit("too many nodes share weights; expected each weight to be read about once")
    }
  }

  /// Whole numbers that the node reads.
  func integers(_ node: FileNode, _ input: Int) throws(FileError) -> [Int] {
    let tensor = try constant(node, input)
    guard tensor.shape.count <= 64, let integers = tensor.integers else {
      throw node.malformed("initializer \(quoted(tensor.name)): expected up to 64 whole numbers")
    }
    return integers
  }

  /// Whole numbers that older files have as an attribute, younger ones as an input.
  func integers(_ node: FileNode, attribute: String, input: Int) throws(FileError) -> [Int] {
    if let integers = try node.integers(attribute) { return integers }
    return try integers(node, input)
  }

  /// The node that alone reads the node's value.
  func onlyReader(of node: FileNode) -> FileNode? {
    guard let name = node.outputs.first, let found = readers[name], found.count == 1, found[0] < nodes.count
    else { return nil }
    return nodes[found[0]]
  }

  /// Whether the value is read once, by a node.
  func isReadOnce(_ name: String) -> Bool {
    readers[name]?.count == 1 && readers[name]?.first != nodes.count
  }

  /// The last of the nodes.
  var lastNode: FileNode? { nodes.last }

  /// Has a later node stand for a value without being read itself.
  mutating func absorb(_ node: FileNode, as value: GraphValue) { absorbed[node.index] = value }

  // MARK: What nodes give

  /// The name of a layer: that of its weight, else the node's, else its kind.
  func wantedName(_ node: FileNode, weight input: Int? = nil, kind: String) -> String {
    if let input, input < node.inputs.count {
      let name = node.inputs[input]
      if name.hasSuffix(".weight"), !name.hasPrefix("onnx::") { return String(name.dropLast(7)) }
    }
    return node.name.isEmpty ? kind : node.name
  }

  /// Adds a layer; gives its result.
  mutating func add(
    _ kind: String, _ settings: [String: JSONValue] = [:], reading inputs: [SampleValue],
    weights: [String: Tensor] = [:], name wanted: String, for node: FileNode
  ) throws(FileError) -> SampleValue {
    var sources: [SampleValue] = []
    for input in inputs { sources.append(try materialized(input, for: node)) }
    let shape: Shape
    do throws(NetworkError) {
      let layer = try LayerCatalog.layer(kind: kind, settings: .object(settings))
      shape = try layer.outputShape(for: sources.map(\.shape))
      // Before a later layer multiplies by it.
      guard shape.checkedCount.map({ $0 <= 1 << 31 }) ?? false else {
        throw NetworkError("its result of \(shape) is too large")
      }
      for parameter in layer.parameters(for: sources.map(\.shape)) {
        guard weights[parameter.name]?.shape == parameter.shape else {
          throw NetworkError(
            "expected a \(parameter.name) of shape \(parameter.shape), found "
              + (weights[parameter.name].map { "one of \($0.shape)" } ?? "none"))
        }
      }
    } catch {
      throw node.unfit("as a layer '\(kind)': \(error.description)")
    }
    let name = names.claim(wanted)
    places[name] = drafts.count
    drafts.append(
      LayerDraft(name: name, kind: kind, settings: settings, inputs: sources.map(\.source), weights: weights))
    return SampleValue(source: name, shape: shape)
  }

  /// The layer that gave a value.
  func draft(of value: SampleValue) -> LayerDraft? { places[value.source].map { drafts[$0] } }

  /// Changes the layer that gave a value.
  mutating func change(_ value: SampleValue, _ change: (inout LayerDraft) -> Void) {
    if let place = places[value.source] { change(&drafts[place]) }
  }

  /// The value in the shape that nodes see, as a layer can read it.
  mutating func materialized(_ value: SampleValue, for node: FileNode) throws(FileError) -> SampleValue {
    guard !value.isChannelsLast else {
      throw node.unfit("expected the channels before the spatial dimensions, found them moved behind")
    }
    if value.source == NetworkSpec.inputName {
      guard scaling == nil || scaling == value.scaling else {
        throw node.unfit("expected all nodes to read the input scaled alike, found it scaled in another way")
      }
      scaling = value.scaling
    }
    guard value.seen != value.shape else { return value }
    var bare = value
    bare.seen = value.shape
    if value.seen.rank == 1 { return try add("flatten", reading: [bare], name: "flatten", for: node) }
    return try add(
      "reshape", ["shape": .array(value.seen.dimensions.map(JSONValue.integer))], reading: [bare],
      name: "reshape", for: node)
  }
}
