import ArgumentParser
import Foundation
import Reports
import Signals
import Tracking

/// `cnnlab db sql`: a query of one's own.
struct DBSQL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Run one SQL statement that reads, and print its rows.",
    discussion: "Nothing can be written this way. What the tables hold is told in Documentation/Schema.md.")

  /// How rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  @Argument(help: "A SELECT, VALUES, WITH or EXPLAIN.")
  var statement: String
  @Option(help: "table, csv or json.")
  var format: Format?
  @Flag(help: "Print the rows as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("expected --json or --format \(format.rawValue), found both")
    }
  }

  func run() throws {
    let store = try store.open(.readOnly)
    let stop = StopSignal.raiseOnInterrupts()
    // Weakly, so that the store is closed as soon as the query is over.
    try stop.ending({ [weak store] in store?.interrupt() }) {
      try store.query(statement) { columns, next in
        var output = OutputBuffer()
        var text = queryText(columns)
        output.write(text.opening)
        while let row = try next() { output.write(text.text(of: row)) }
        output.write(text.closing())
        output.flush()
      }
    }
  }

  private func queryText(_ columns: [String]) -> any QueryText {
    switch json ? .json : format ?? .table {
    case .table:
      QueryTable(columns: columns, width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style)
    case .csv: QueryCSV(columns: columns)
    case .json: QueryJSON(columns: columns)
    }
  }
}
