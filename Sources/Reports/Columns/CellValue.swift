/// What a run has in one column.
enum CellValue: Hashable, Sendable {
  case missing
  case text(String)
  case boolean(Bool)
  case integer(Int64)
  case real(Double)

  /// The value as a number, where it is one that can be ordered.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value.isNaN ? nil : value
    default: nil
    }
  }
}
