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
}
