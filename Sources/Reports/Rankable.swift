import Tracking

/// A run as far as its place in a report needs it: its record, or only an outline.
protocol Rankable: Sendable {
  associatedtype Configuration: Hashable
  /// Runs that have the same one differ in their repetition alone.
  var configuration: Configuration { get }
  /// What tells runs of one configuration apart.
  var repetition: Repetition { get }
  /// What the run has in a column.
  func value(in column: Column) -> CellValue
}

/// Which repetition of its configuration a run is.
struct Repetition: Hashable {
  let seed: Int64
  let fold: ParamValue?
}

extension RunRecord: Rankable {
  var repetition: Repetition { Repetition(seed: seed, fold: params["fold"]) }

  func value(in column: Column) -> CellValue { column.value(of: self) }
}

/// The outline of a run with its values in some columns.
final class OutlinedRun: Rankable {
  let outline: RunOutline
  private let columns: [Column]
  /// The record, where it had to be read for a value that the store could not give.
  private let record: RunRecord?

  /// - Parameter columns: those whose fields the outline was read with.
  init(_ outline: RunOutline, columns: [Column], record: RunRecord?) {
    (self.outline, self.columns, self.record) = (outline, columns, record)
  }

  var configuration: UInt128 { outline.configuration }
  var repetition: Repetition { Repetition(seed: outline.seed, fold: outline.fold) }

  func value(in column: Column) -> CellValue {
    record?.value(in: column)
      ?? columns.firstIndex(of: column).flatMap { outline.values[$0] }.map(CellValue.init) ?? .missing
  }
}
