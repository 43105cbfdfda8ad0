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
    ("duration_seconds", .duration), ("samples_per_second", .samplesPerSecond), ("started", .started),
    ("cpu_seconds", .cpuSeconds), ("peak_memory_bytes", .peakMemory), ("multiply_adds", .multiplyAdds),
    ("val.f2", .metric("val.f2", .best)), ("val.recall[ class = 3 ]", .metric("val.recall[class=3]", .best)),
    ("last( val.recall[class=cat] )", .metric("val.recall[class=cat]", .last)),
    ("val.precision[threshold=0.8,class=3]", .metric("val.precision[class=3,threshold=0.8]", .best)),
    ("at(val.f1,5)", .metric("at(val.f1, 5)", .best)),
    (
      "at(val.recall[class=3,threshold=0.5], best)",
      .metric("at(val.recall[class=3,threshold=0.5], best)", .best)
    ),
  ])
  func findsColumnsByName(name: String, column: Column) throws {
    #expect(try Self.catalog.column(named: name) == column)
  }

  @Test(arguments: [
    ("val.f0", "val.f1"), ("last(val.f0)", "val.f1"), ("lerning_rate", "learning_rate"),
    ("params.lerning_rate", "params.learning_rate"), ("architectur", "architecture"),
  ])
  func anUnknownNameIsAnsweredWithTheNearest(name: String, nearest: String) {
    #expect { try Self.catalog.column(named: name) } throws: { error in
      "\(error)".hasSuffix("did you mean '\(nearest)'?")
    }
  }

  @Test(arguments: [
    "", "zzzzzzzzzzzzzz", "last(", "mean(val.f1)", "params.", "test.f2", "at(val.f1, x)", "at(val.f1)",
    "at(test.f9, 1)", "at(at(val.f1, 1), 2)",
  ])
  func otherNamesAreErrors(name: String) {
    #expect(throws: ReportError.self) { try Self.catalog.column(named: name) }
  }

  @Test func whatIsAskedWronglyOfAMetricIsPointedAt() {
    #expect { try Self.catalog.column(named: "val.recall[clas=3]") } throws: { error in
      "\(error)" == "'val.recall[clas=3]': column 12: unknown option 'clas'; did you mean 'class'?"
    }
  }

  @Test func commasWithinBracketsDoNotSeparate() throws {
    let columns = try Self.catalog.columns(
      in: #"val.precision[class=3,threshold=0.8], at(val.f1, 2), val.recall[class="a],b"],run"#)
    #expect(
      columns.map(\.description) == [
        "val.precision[class=3,threshold=0.8]", "at(val.f1, 2)", #"val.recall[class="a],b"]"#, "run",
      ])
  }

  @Test func conditionsCallFieldsAsColumnsAre() throws {
    #expect(
      try Self.catalog.condition("last(val.f1) > 0.5 and learning_rate < 1 or tag = old")
        == .any([
          .all([
            .comparison(.metric("val.f1", .last, .maximize), .greater, .real(0.5)),
            .comparison(.param("learning_rate"), .less, .integer(1)),
          ]), .comparison(.tag, .equal, .text("old")),
        ]))
    for (text, column) in [
      ("seed = 1 and val.recall[class=3] > 0.5", 14), ("runs > 2", 1), ("val.f0 > 1", 1),
    ] {
      #expect { try Self.catalog.condition(text) } throws: { error in
        guard let error = error as? ConditionError else { return false }
        return error.isUnknownName && error.column == column
      }
    }
  }

  @Test func listsAreSeparatedByCommasAndHoldEachColumnOnce() throws {
    #expect(
      try Self.catalog.columns(in: "val.f1, architecture,,best(val.f1)")
        == [.metric("val.f1", .best), .architecture])
  }
}
