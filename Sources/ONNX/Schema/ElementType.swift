/// The number types of a file's tensors that can be read, as the format counts them.
enum ElementType: Int32, CaseIterable {
  case float = 1
  case int32 = 6
  case int64 = 7
  case half = 10
  case double = 11
  case brainHalf = 16

  /// Bytes of one value.
  var size: Int {
    switch self {
    case .half, .brainHalf: 2
    case .float, .int32: 4
    case .int64, .double: 8
    }
  }

  /// How the format spells it.
  var spelling: String {
    switch self {
    case .float: "FLOAT"
    case .int32: "INT32"
    case .int64: "INT64"
    case .half: "FLOAT16"
    case .double: "DOUBLE"
    case .brainHalf: "BFLOAT16"
    }
  }
}
