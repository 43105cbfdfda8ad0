import Reports
import Testing
import Tracking

@Suite struct ColumnCatalogTests {
  static let catalog = ColumnCatalog([
    .sample(
      "a", params: ["learning_rate": .real(0.1), "epochs": .integer(3), "odd,name": .integer(1)],
      metrics: ["val.f1": [1]])
  ])

  @Test(arguments: [
    ("val.f1", Column.metric("val.f1", .best)), ("best(val.f1)", .metric("val.f1", .best)),
    ("last(val.f1)", .metric("val.f1", .last)), ("epoch(val.f1)", .metric("val.f1", .epoch)),
    ("learning_rate", .param("learning_rate")), ("params.learning_rate", .param("learning_rate")),
    ("epochs", .epochs), ("params.epochs", .param("epochs")), (" architecture ", .architecture),
    ("duration_seconds", .duration), ("samples_per_second", .samplesPerSecond),
  ])
  func findsColumnsByName(name: String, column: Column) throws {
    #expect(try Self.catalog.column(named: name) == column)
  }

  @Test(arguments: [
    ("val.f2", "val.f1"), ("last(val.f2)", "val.f1"), ("lerning_rate", "learning_rate"),
    ("params.lerning_rate", "params.learning_rate"), ("architectur", "architecture"),
  ])
  func anUnknownNameIsAnsweredWithTheNearest(name: String, nearest: String) {
    #expect { try Self.catalog.column(named: name) } throws: { error in
      "\(error)".hasSuffix("did you mean '\(nearest)'?")
    }
  }

  @Test(arguments: ["", "zzzzzzzzzzzzzz", "last(", "mean(val.f1)", "params."])
  func otherNamesAreErrors(name: String) {
    #expect(throws: ReportError.self) { try Self.catalog.column(named: name) }
  }

  @Test func listsAreSeparatedByCommasAndHoldEachColumnOnce() throws {
    #expect(
      try Self.catalog.columns(in: "val.f1, architecture,,best(val.f1)")
        == [.metric("val.f1", .best), .architecture])
  }
}
