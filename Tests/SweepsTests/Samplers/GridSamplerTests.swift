import Sweeps
import Testing
import Tracking

@Suite struct GridSamplerTests {
  @Test func firstParameterIsOutermostAndOrderIsAsWritten() throws {
    let space = try SearchSpace([
      .init("optimizer", .values([.text("sgd"), .text("adam")])),
      .init("epochs", .value(.integer(10))),
      .init("seed", .values([.integer(3), .integer(1), .integer(2)])),
    ])
    let cells = try GridSampler(space).cells()
    let rows = cells.map { cell in
      ["optimizer", "epochs", "seed"].map { cell.params[$0]?.description ?? "missing" }
        .joined(separator: " ")
    }
    #expect(rows == ["sgd 10 3", "sgd 10 1", "sgd 10 2", "adam 10 3", "adam 10 1", "adam 10 2"])
  }

  @Test func cellHashesAreDistinctAndIndependentOfTheOrderOfParameters() throws {
    let rate = SearchSpace.Parameter("learning_rate", .values([.real(1e-3), .real(1e-2), .integer(1)]))
    let seed = SearchSpace.Parameter("seed", .values([.integer(1), .integer(2)]))
    let oneWay = try GridSampler(SearchSpace([rate, seed])).cells().map(\.hash)
    let otherWay = try GridSampler(SearchSpace([seed, rate])).cells().map(\.hash)
    #expect(Set(oneWay).count == 6)
    #expect(Set(oneWay) == Set(otherWay))
    #expect(oneWay != otherWay)
  }

  @Test func aGridWithoutParametersIsOneEmptyCell() throws {
    #expect(try GridSampler(SearchSpace([])).cells().map(\.params) == [[:]])
  }

  @Test func aGridOfMoreThanAMillionCellsIsRefused() throws {
    let thousand = Distribution.values((0..<1000).map { .integer($0) })
    let million = try SearchSpace([.init("a", thousand), .init("b", thousand)])
    #expect(try GridSampler(million).count == 1_000_000)

    let more = try SearchSpace(million.parameters + [.init("c", .values([.integer(1), .integer(2)]))])
    #expect(throws: SweepError.gridTooLarge(cells: 2_000_000, limit: 1_000_000)) { try GridSampler(more) }

    let beyondInt = try SearchSpace((0..<7).map { .init("p\($0)", thousand) })
    #expect(throws: SweepError.gridTooLarge(cells: nil, limit: 1_000_000)) { try GridSampler(beyondInt) }
  }

  @Test func aLimitTakesTheFirstCellsOfAGridHoweverLarge() throws {
    let thousand = Distribution.values((0..<1000).map { .integer($0) })
    let space = try SearchSpace((0..<7).map { .init("p\($0)", thousand) })
    let grid = try GridSampler(space, limit: 3)
    #expect(grid.count == 3)
    #expect(grid.cells().map { $0.params["p6"] } == [0, 1, 2])
    #expect(try GridSampler(SearchSpace([.init("a", .values([1, 2]))]), limit: 9).count == 2)
  }

  @Test func parametersThatAreNotActiveMakeNoCells() throws {
    let space = try SearchSpace([
      .init("optimizer", .values(["sgd", "adam", "rmsprop"])),
      .init("momentum", .values([0, 0.9]), when: [Condition("optimizer", in: ["sgd", "rmsprop"])]),
      .init("nesterov", .values([false, true]), when: [Condition("momentum", in: [0.9])]),
      .init("seed", .values([1, 2])),
    ])
    let grid = try GridSampler(space)
    let rows = grid.cells().map { cell in
      ["optimizer", "momentum", "nesterov", "seed"].compactMap { cell.params[$0]?.description }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "sgd 0 1", "sgd 0 2", "sgd 0.9 false 1", "sgd 0.9 false 2", "sgd 0.9 true 1", "sgd 0.9 true 2",
        "adam 1", "adam 2",
        "rmsprop 0 1", "rmsprop 0 2", "rmsprop 0.9 false 1", "rmsprop 0.9 false 2", "rmsprop 0.9 true 1",
        "rmsprop 0.9 true 2",
      ])
    #expect(grid.count == rows.count)
  }

  @Test func conditionalGridsAreCountedWithoutBeingLaidOut() throws {
    let thousand = Distribution.values((0..<1000).map { .integer($0) })
    let onOne = [Condition("a", in: [1])]
    let space = try SearchSpace([
      .init("a", thousand), .init("b", thousand, when: onOne), .init("c", thousand, when: onOne),
    ])
    #expect(throws: SweepError.gridTooLarge(cells: 1_000_999, limit: 1_000_000)) { try GridSampler(space) }

    let parents = (0..<7).map { SearchSpace.Parameter("p\($0)", thousand) }
    let child = SearchSpace.Parameter("c", thousand, when: (0..<7).map { Condition("p\($0)", in: [1]) })
    let absurd = try SearchSpace(parents + [child])
    #expect(throws: SweepError.gridTooLarge(cells: nil, limit: 1_000_000)) { try GridSampler(absurd) }
  }

  @Test func numbersThatAreDrawnHaveNoGrid() throws {
    let rate = Distribution.numeric(try NumericDistribution(.uniform(min: 0, max: 1)))
    #expect(throws: SweepError.notListed(parameter: "rate")) {
      try GridSampler(SearchSpace([.init("seed", .value(1)), .init("rate", rate)]))
    }
  }
}
