import Foundation
import GRDB
import TestSupport
import Tracking

extension Workbench {
  /// Reads from the store as the library does.
  func read<Value>(_ body: (Store) throws -> Value) throws -> Value {
    try body(Store.open(store, .readOnly))
  }

  /// All runs, oldest first; none before there is a store.
  func runs(in states: Set<RunState>? = nil) throws -> [RunRecord] {
    guard FileManager.default.fileExists(atPath: store) else { return [] }
    return try read { try $0.runs(RunFilter(states: states)) }
  }

  /// All trials of the store's only sweep.
  func trials() throws -> [TrialRecord] {
    try read { store in try store.sweeps().flatMap { try store.trials(sweep: $0.id) } }
  }

  /// All attempts at all trials of the store's only sweep.
  func attempts() throws -> [AttemptRecord] {
    try read { store in
      try store.sweeps().flatMap { try store.trials(sweep: $0.id) }.flatMap {
        try store.attempts(trial: $0.id)
      }
    }
  }

  /// Runs SQL on the store, or on another file, past the library.
  func execute(_ sql: String, in file: String = "cnnlab.sqlite") throws {
    let queue = try DatabaseQueue(path: folder.path(file))
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The rows of a query, each as one text.
  func rows(_ sql: String) throws -> [String] {
    try read { store in
      try store.query(sql) { _, next in
        var rows: [String] = []
        while let row = try next() { rows.append("\(row)") }
        return rows
      }
    }
  }

  /// SQLite's own opinion of the store: `ok`, or what is wrong.
  func integrity() throws -> String? {
    try DatabaseQueue(path: store).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
  }
}
