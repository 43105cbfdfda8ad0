import GRDB

extension Store {
  /// Runs one statement that only reads; its rows come one by one, as SQLite finds them.
  ///
  /// - Parameters:
  ///   - sql: a single SELECT, VALUES, WITH or EXPLAIN.
  ///   - body: given the names of the columns, and a function that returns the values of the next row, nil after the last.
  /// - Throws: `invalidStatement` for SQL that is wrong or might write, `interrupted` where `interrupt` ended it.
  public func query<Value>(
    _ sql: String, _ body: (_ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Value
  ) throws(StoreError) -> Value {
    try Self.refuseOtherThanQueries(sql)
    do {
      return try database.read { db in
        let statement = try db.makeStatement(sql: sql)
        guard statement.isReadonly else {
          throw StoreError.invalidStatement(detail: "expected one that only reads, found one that writes")
        }
        let rows = try Row.fetchCursor(statement)
        return try body(statement.columnNames) {
          try rows.next().map { $0.databaseValues.map(SQLValue.init) }
        }
      }
    } catch {
      throw StoreError(ofQuery: error, path: path)
    }
  }

  /// Ends the query that another thread has under way.
  public func interrupt() { database.interrupt() }

  /// SQLite counts statements as reading that change the connection, or open other files.
  private static func refuseOtherThanQueries(_ sql: String) throws(StoreError) {
    let word = firstWord(ofSQL: sql).uppercased()
    guard !["SELECT", "VALUES", "WITH", "EXPLAIN"].contains(word) else { return }
    let remedy =
      word == "PRAGMA" ? "; those that read are tables: SELECT * FROM pragma_table_info('run')" : ""
    throw .invalidStatement(
      detail: "expected SELECT, VALUES, WITH or EXPLAIN, found \(word.isEmpty ? "nothing" : word)\(remedy)")
  }
}

extension StoreError {
  /// What SQLite says of a statement is the statement's fault, unless it is about the file.
  fileprivate init(ofQuery error: any Error, path: String) {
    if let error = error as? DatabaseError {
      switch error.resultCode {
      case .SQLITE_INTERRUPT:
        self = .interrupted
        return
      case .SQLITE_MISUSE:
        self = .invalidStatement(detail: "expected a single statement, found more after it")
        return
      case .SQLITE_ERROR, .SQLITE_AUTH, .SQLITE_TOOBIG, .SQLITE_MISMATCH, .SQLITE_RANGE:
        self = .invalidStatement(detail: error.message ?? error.resultCode.description)
        return
      default: break
      }
    }
    self.init(error, path: path)
  }
}

/// The word that a statement begins with, behind blanks and comments.
private func firstWord(ofSQL sql: String) -> String {
  var rest = sql[...]
  while true {
    rest = rest.drop(while: \.isWhitespace)
    if rest.hasPrefix("--") {
      rest = rest.drop { !$0.isNewline }
    } else if rest.hasPrefix("/*") {
      guard let end = rest.dropFirst(2).firstRange(of: "*/") else { return "" }
      rest = rest[end.upperBound...]
    } else {
      return String(rest.prefix { $0.isLetter })
    }
  }
}
