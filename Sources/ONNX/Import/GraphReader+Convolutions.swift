import Files
import Settings
import Tensors

extension GraphReader {
  mutating func convolution(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("kernel_shape", "strides", "dilations", "group", "pads", "auto_pad")
    let weight = try weight(node, 1)
    let (input, around) = try paddable(node, filler: 0)
    var settings = try window(node, weight, around: around, of: input)
    let groups = try node.integer("group", default: 1)
    let rank = weight.shape.rank - 2
    let channels = input.seen.rank > 0 ? input.seen[0] : 0
    let isDepthwise = rank < 3 && groups > 1 && groups == channels && weight.shape[0] % groups == 0
    if isDepthwise {
      settings["multiplier"] = .integer(weight.shape[0] / groups)
    } else {
      settings["filters"] = .integer(weight.shape[0])
      settings["groups"] = .integer(groups)
    }
    let kind = isDepthwise ? "depthwise_conv\(rank)d" : "conv\(rank)d"
    return try add(kind, settings, weight: weight, bias: 2, reading: input, node)
  }

  mutating func transposedConvolution(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("kernel_shape", "strides", "dilations", "group", "pads", "auto_pad", "output_padding")
    let weight = try weight(node, 1)
    let input = try samples(node, 0)
    if let rule = try node.text("auto_pad"), rule != "NOTSET" {
      throw node.unfit("attribute 'auto_pad': expected padding in numbers, found \(quoted(rule))")
    }
    var settings = try window(node, weight, around: nil, of: input)
    let rank = weight.shape.rank - 2
    let groups = try node.integer("group", default: 1)
    let (filters, overflow) = weight.shape[1].multipliedReportingOverflow(by: groups)
    guard !overflow else { throw node.malformed("attribute 'group': \(groups) groups are too many") }
    settings["filters"] = .integer(filters)
    settings["groups"] = .integer(groups)
    settings["output_padding"] = .list(try node.sizes("output_padding", count: rank, default: 0))
    return try add("conv\(rank)d_transpose", settings, weight: weight, bias: 2, reading: input, node)
  }

  /// The settings of a kernel's window.
  private func window(
    _ node: FileNode, _ weight: Tensor, around: Padded?, of input: SampleValue
  ) throws(FileError) -> [String: JSONValue] {
    let rank = weight.shape.rank - 2
    guard (1...3).contains(rank) else {
      throw node.unfit("expected weights of 3 to 5 sizes, found \(weight.shape)")
    }
    let kernel = Array(weight.shape.dimensions.dropFirst(2))
    guard try node.integers("kernel_shape").map({ $0 == kernel }) ?? true else {
      throw node.malformed("attribute 'kernel_shape': expected that of the weights, \(Shape(kernel))")
    }
    let strides = try node.sizes("strides", count: rank, default: 1)
    let dilations = try node.sizes("dilations", count: rank, default: 1)
    let reach = zip(kernel, dilations).map { size, dilation in
      dilation.multipliedReportingOverflow(by: max(size - 1, 0)).partialValue &+ 1
    }
    let pads = try padding(node, reach: reach, strides: strides, of: input, around: around)
    return [
      "kernel": .list(kernel), "stride": .list(strides), "dilation": .list(dilations), "padding": pads.json,
    ]
  }

  /// Adds a layer with a weight and, where the node has one, a bias.
  private mutating func add(
    _ kind: String, _ settings: [String: JSONValue], weight: Tensor, bias: Int, reading input: SampleValue,
    _ node: FileNode
  ) throws(FileError) -> SampleValue {
    var (settings, weights) = (settings, ["weight": weight])
    settings["bias"] = .boolean(has(node, bias))
    if has(node, bias) { weights["bias"] = try self.weight(node, bias) }
    return try add(
      kind, settings, reading: [input], weights: weights, name: wantedName(node, weight: 1, kind: kind),
      for: node)
  }

  // MARK: Dense layers

  mutating func gemm(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("alpha", "beta", "transA", "transB")
    guard try node.integer("transA", default: 0) == 0 else {
      throw node.unfit("attribute 'transA': expected samples that are not transposed")
    }
    let (alpha, beta) = (try node.number("alpha", default: 1), try node.number("beta", default: 1))
    var weight = try weight(node, 1)
    if try node.integer("transB", default: 0) == 0 { weight = try transposed(weight, node) }
    weight.scale(by: Float(alpha))
    guard has(node, 2) else { return try dense(node, weight, bias: nil) }
    var bias = try self.weight(node, 2)
    bias.scale(by: Float(beta))
    return try dense(node, weight, bias: bias)
  }

  mutating func matMul(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow()
    return try dense(node, transposed(weight(node, 1), node), bias: nil)
  }

  private mutating func dense(
    _ node: FileNode, _ weight: Tensor, bias: Tensor?
  ) throws(FileError) -> SampleValue {
    guard weight.shape.rank == 2 else {
      throw node.unfit("expected weights of 2 sizes, found \(weight.shape)")
    }
    let units = weight.shape[0]
    var weights = ["weight": weight]
    if let bias { weights["bias"] = try spread(bias, over: units, node) }
    return try add(
      "dense", ["units": .integer(units), "bias": .boolean(bias != nil)], reading: [try samples(node, 0)],
      weights: weights, name: wantedName(node, weight: 1, kind: "fc"), for: node)
  }

  /// A bias as one value a unit.
  private func spread(_ bias: Tensor, over units: Int, _ node: FileNode) throws(FileError) -> Tensor {
    guard bias.shape.rank < 3, bias.shape.count == 1 || bias.shape.dimensions.last == bias.shape.count,
      bias.shape.count == 1 || bias.shape.count == units
    else { throw node.unfit("expected a bias of \(units) values, found one of shape \(bias.shape)") }
    return bias.shape.count == units
      ? Tensor(shape: [units], values: bias.values) : Tensor(shape: [units], repeating: bias.values[0])
  }

  private func transposed(_ weight: Tensor, _ node: FileNode) throws(FileError) -> Tensor {
    guard weight.shape.rank == 2 else {
      throw node.unfit("expected weights of 2 sizes, found \(weight.shape)")
    }
    let (rows, columns) = (weight.shape[0], weight.shape[1])
    let values = [Float](unsafeUninitializedCapacity: weight.values.count) { room, filled in
      for row in 0..<rows {
        for column in 0..<columns { room[column * rows + row] = weight.values[row * columns + column] }
      }
      filled = weight.values.count
    }
    return Tensor(shape: [columns, rows], values: values)
  }
}

extension Tensor {
  fileprivate mutating func scale(by factor: Float) {
    guard factor != 1 else { return }
    for index in values.indices { values[index] *= factor }
  }
}

extension JSONValue {
  /// Whole numbers.
  static func list(_ values: [Int]) -> JSONValue { .array(values.map(JSONValue.integer)) }
}
