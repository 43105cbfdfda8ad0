import Files
import Words

extension GraphReader {
  /// The operators that can be read.
  static let operators = [
    "Conv", "ConvTranspose", "Gemm", "MatMul", "MaxPool", "AveragePool", "GlobalAveragePool",
    "GlobalMaxPool", "ReduceMean", "ReduceMax", "BatchNormalization", "LayerNormalization", "Relu", "Clip",
    "LeakyRelu", "Elu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Erf", "Gelu", "Softmax", "Add",
    "Sub", "Mul", "Div", "Concat", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Pad",
    "Dropout", "Identity", "Constant", "Shape", "Slice", "Range", "Gather", "Cast",
  ]

  /// Reads one node; gives what stands for its first output.
  mutating func readOperator(_ node: FileNode) throws(FileError) -> GraphValue {
    switch node.type {
    case "Conv": return .samples(try convolution(node))
    case "ConvTranspose": return .samples(try transposedConvolution(node))
    case "Gemm": return .samples(try gemm(node))
    case "MatMul": return .samples(try matMul(node))
    case "MaxPool": return .samples(try maxPool(node))
    case "AveragePool": return .samples(try averagePool(node))
    case "GlobalAveragePool": return .samples(try globalPool(node, "global_avg_pool"))
    case "GlobalMaxPool": return .samples(try globalPool(node, "global_max_pool"))
    case "ReduceMean": return .samples(try reduce(node, "global_avg_pool"))
    case "ReduceMax": return .samples(try reduce(node, "global_max_pool"))
    case "BatchNormalization": return .samples(try batchNorm(node))
    case "LayerNormalization": return .samples(try layerNorm(node))
    case "Relu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "LeakyRelu", "Elu", "Clip", "Gelu":
      return .samples(try activation(node))
    case "Softmax": return .samples(try softmax(node))
    case "Erf": return try erf(node)
    case "Add": return try add(node)
    case "Sub": return .samples(try subtract(node))
    case "Mul": return try multiply(node)
    case "Div": return try divide(node)
    case "Concat": return try concat(node)
    case "Flatten": return .samples(try flatten(node))
    case "Reshape": return try reshape(node)
    case "Squeeze", "Unsqueeze": return try squeeze(node)
    case "Transpose": return .samples(try transpose(node))
    case "Pad": return try pad(node)
    case "Dropout": return try value(node, 0)
    case "Identity": return try value(node, 0)
    case "Constant": return try constantNode(node)
    case "Shape": return try sizes(node)
    case "Slice": return try slice(node)
    case "Range": return try range(node)
    case "Gather": return try gather(node)
    case "Cast": return try cast(node)
    default:
      throw node.unfit(
        "no layer of ours stands for it; known operators are \(Self.operators.joined(separator: ", "))"
          + suggestion(for: node.type, among: Self.operators))
    }
  }

  private func constantNode(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("value", "value_float", "value_int", "value_ints", "value_floats")
    let name = node.outputs.first ?? ""
    if let tensor = node.tensor("value") {
      return .constant(try FileTensor(tensor, name: name, file: file))
    }
    var tensor = WireTensorProto()
    if node.has("value_float") {
      (tensor.dataType, tensor.floatData) = (
        ElementType.float.rawValue, [Float(try node.number("value_float", default: 0))]
      )
    } else if node.has("value_int") {
      let value = Int64(try node.integer("value_int", default: 0))
      (tensor.dataType, tensor.int64Data) = (ElementType.int64.rawValue, [value])
    } else if let values = try node.integers("value_ints") {
      (tensor.dataType, tensor.int64Data) = (ElementType.int64.rawValue, values.map(Int64.init))
      tensor.dims = [Int64(values.count)]
    } else {
      throw node.unfit("expected a tensor, a number or whole numbers as its value, found none")
    }
    return .constant(try FileTensor(tensor, name: name, file: file))
  }

  /// Numbers become those of single precision, which all of ours are.
  private func cast(_ node: FileNode) throws(FileError) -> GraphValue {
    let value = try value(node, 0)
    let type = try node.integer("to", default: 0)
    switch value {
    case .samples where type == Int(ElementType.float.rawValue): return value
    case .sizes where [ElementType.int64, .int32].contains { Int($0.rawValue) == type }: return value
    default: throw node.unfit("expected a cast of samples to FLOAT, found one of \(value.spoken) to \(type)")
    }
  }
}
