import ArgumentParser
import Reports
import Tracking

/// What must hold of the runs that are meant.
struct WhereOption: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only runs of which this holds, such as 'best(val.f1) > 0.9 and params.optimizer in (adam, sgd)'.",
      valueName: "condition"))
  var text: String?

  /// The condition on runs that have recorded these names.
  func condition(_ names: @autoclosure () throws -> RecordedNames) throws -> RunCondition? {
    try text.map { try ColumnCatalog(names()).condition($0) }
  }
}
