import Settings

/// Zeros around an input before a window slides over it.
enum Padding: Hashable, Sendable {
  /// As many as make the output `ceil(input / stride)` long, the odd one at the end (TensorFlow's rule).
  case same
  /// None.
  case valid
  /// So many before and after the values, one pair a spatial dimension.
  case explicit(begin: [Int], end: [Int])

  /// How the setting is written: one number a dimension where both ends are alike, else pairs.
  var json: JSONValue {
    switch self {
    case .same: .text("same")
    case .valid: .text("valid")
    case .explicit(let begin, let end) where begin == end: .array(begin.map(JSONValue.integer))
    case .explicit(let begin, let end):
      .array(zip(begin, end).map { .array([.integer($0), .integer($1)]) })
    }
  }
}
