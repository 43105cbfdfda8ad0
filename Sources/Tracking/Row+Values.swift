import GRDB

/// Values of a row by type, with errors where GRDB's own subscripts end the process: what a damaged file holds in a column
/// need not be what the column is declared as.
extension Row {
  /// A value by the place of its column.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }

  /// A value by the name of its column.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) -> Value {
    get throws { try decode(Value.self, forColumn: column) }
  }
}
