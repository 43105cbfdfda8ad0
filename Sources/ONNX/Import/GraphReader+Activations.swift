import Files
import Settings
import Tensors

extension GraphReader {
  mutating func activation(_ node: FileNode) throws(FileError) -> SampleValue {
    let input = try samples(node, 0)
    switch node.type {
    case "Relu": return try activation(.relu, of: input, node)
    case "Sigmoid": return try activation(.sigmoid, of: input, node)
    case "Tanh": return try activation(.tanh, of: input, node)
    case "LeakyRelu":
      let slope = try node.number("alpha", default: 0.01)
      return try activation(.leakyReLU, coefficient: ("slope", slope), of: input, node)
    case "Elu":
      let alpha = try node.number("alpha", default: 1)
      return try activation(.elu, coefficient: ("alpha", alpha), of: input, node)
    case "HardSwish": return try activation(.hardSwish, of: input, node)
    case "HardSigmoid":
      let (slope, shift) = (try node.number("alpha", default: 0.2), try node.number("beta", default: 0.5))
      guard abs(slope - 1 / 6) < 1e-6, shift == 0.5 else {
        throw node.unfit("expected a slope of 1/6 and a shift of 1/2, found \(slope) and \(shift)")
      }
      return try add(
        "hard_sigmoid", reading: [input], name: wantedName(node, kind: "hard_sigmoid"), for: node)
    case "Gelu":
      guard try node.text("approximate") ?? "none" == "none" else {
        throw node.unfit("attribute 'approximate': expected 'none', found another")
      }
      return try activation(.gelu, of: input, node)
    default:
      let least = try limit(node, "min", 1)
      let most = try limit(node, "max", 2)
      guard least == 0, most == nil || most == 6 else {
        throw node.unfit(
          "expected limits of 0 and 6 (relu6), or 0 alone, found \(least.map { "\($0)" } ?? "none") and "
            + (most.map { "\($0)" } ?? "none"))
      }
      return try activation(most == nil ? .relu : .relu6, of: input, node)
    }
  }

  /// A limit, which older files have as an attribute.
  private func limit(_ node: FileNode, _ name: String, _ input: Int) throws(FileError) -> Float? {
    if has(node, input) { return try constant(node, input).scalar ?? .nan }
    guard node.has(name) else { return nil }
    let limit = Float(try node.number(name, default: 0))
    return abs(limit) > 1e30 ? nil : limit
  }

  /// Adds an activation: as the setting of the layer before where that has no other reader, else as a layer.
  mutating func activation(
    _ function: ActivationFunction, coefficient: (key: String, value: Double)? = nil, of input: SampleValue,
    _ node: FileNode
  ) throws(FileError) -> SampleValue {
    let isStandard = coefficient.map { Float($0.value) == function.defaultCoefficient } ?? true
    let output = node.outputs.first ?? ""
    if isStandard, let draft = draft(of: input), draft.takesActivation, let read = node.inputs.first,
      isReadOnce(read), isReadOnce(output) || function != .sigmoid, input.seen == input.shape
    {
      change(input) { $0.settings["activation"] = .text(function.rawValue) }
      return input
    }
    return try add(
      function.rawValue, coefficient.map { [$0.key: .number($0.value)] } ?? [:], reading: [input],
      name: wantedName(node, kind: function.rawValue), for: node)
  }

  mutating func softmax(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("axis")
    let input = try samples(node, 0)
    let rank = input.seen.rank
    let axis = try node.integer("axis", default: opset < 13 ? 1 : -1)
    guard axis == 1 || axis == -rank, opset >= 13 || rank == 1 else {
      throw node.unfit("attribute 'axis': expected the channels, 1, found \(axis)")
    }
    return try add("softmax", reading: [input], name: wantedName(node, kind: "softmax"), for: node)
  }

  func erf(_ node: FileNode) throws(FileError) -> GraphValue {
    guard case .part(.scaled, let value) = try value(node, 0) else {
      throw node.unfit("expected it in x * (1 + erf(x / sqrt(2))) / 2 (GELU), found it elsewhere")
    }
    return .part(.error, of: value)
  }
}

extension LayerDraft {
  /// Whether it is a layer that an activation can be a setting of, and has none.
  var takesActivation: Bool {
    (kind == "dense" || kind.contains("conv")) && settings["activation"] == nil
  }

  /// Whether it is a layer that a bias can be added to.
  var takesBias: Bool {
    takesActivation && settings["bias"] == .boolean(false)
  }

  /// The number of its biases.
  var biasCount: Int? {
    guard let shape = weights["weight"]?.shape else { return nil }
    return kind.hasSuffix("transpose") ? nil : shape[0]
  }
}
