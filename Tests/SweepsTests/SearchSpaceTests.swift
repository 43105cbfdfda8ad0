import Sweeps
import Testing
import Tracking

@Suite struct SearchSpaceTests {
  @Test func varyingParametersAreThoseWithSeveralValues() throws {
    let space = try SearchSpace([
      .init("seed", .values([.integer(1), .integer(2)])),
      .init("epochs", .value(.integer(3))),
      .init("batch_size", .values([.integer(64)])),
      .init("optimizer", .values([.text("adam"), .text("sgd")])),
    ])
    #expect(space.varying == ["seed", "optimizer"])
  }

  @Test func ambiguousSpacesAreRefused() {
    #expect(throws: SweepError.duplicateParameter("seed")) {
      try SearchSpace([.init("seed", .value(.integer(1))), .init("seed", .value(.integer(2)))])
    }
    #expect(throws: SweepError.noValues(parameter: "seed")) {
      try SearchSpace([.init("seed", .values([]))])
    }
    #expect(throws: SweepError.duplicateValue(parameter: "seed", value: .integer(1))) {
      try SearchSpace([.init("seed", .values([.integer(1), .integer(2), .integer(1)]))])
    }
  }

  @Test func errorsSayWhatToDo() {
    #expect(
      SweepError.gridTooLarge(cells: 2_000_000, limit: 1_000_000).description
        == "the grid has 2000000 cells, more than the 1000000 allowed; list fewer values")
    #expect(
      SweepError.duplicateValue(parameter: "seed", value: .integer(1)).description
        == "parameter 'seed' lists 1 twice; list each value once")
  }
}
