import Sweeps
import Testing
import Tracking

/// What holds of every sampler.
@Suite struct SamplerContractTests {
  /// A way to make a sampler.
  struct Maker: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (SearchSpace, UInt64, Int?) throws -> any Sampler
  }

  static let drawing = [
    Maker(testDescription: "random") { RandomSampler($0, seed: $1, limit: $2) },
    Maker(testDescription: "sobol") { try SobolSampler($0, seed: $1, limit: $2) },
    Maker(testDescription: "tpe") { TPESampler($0, seed: $1, limit: $2, goal: .maximize) },
  ]
  static let all =
    [Maker(testDescription: "grid") { space, _, limit in try GridSampler(space, limit: limit) }] + drawing

  /// Some result that depends on the parameters alone.
  static func value(of params: Params) -> Double {
    Double(Cell(params: params).hash.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 1023 })
  }

  @Test(arguments: all) func aSmallSpaceIsUsedUpWithoutRepetition(_ maker: Maker) throws {
    let space = try SampledSpaces.listed
    let sampler = try maker.make(space, 1, nil)
    let trials = sampler.sweep(100, value: Self.value)
    #expect(trials.count == 12)
    #expect(Set(trials.map(\.cellHash)).count == 12)
    #expect(sampler.isExhausted(after: trials))
    #expect(!sampler.isExhausted(after: trials.dropLast()))
    #expect(trials.allSatisfy { space.covers($0.params) && sampler.covers($0.params) })
  }

  @Test(arguments: all) func aLimitEndsTheSweepAndALargerOneOnlyAdds(_ maker: Maker) throws {
    let space = try SampledSpaces.listed
    let five = try maker.make(space, 1, 5)
    let trials = five.sweep(100, value: Self.value)
    #expect(five.limit == 5)
    #expect(trials.count == 5)
    #expect(five.isExhausted(after: trials))
    let seven = try maker.make(space, 1, 7).sweep(100, value: Self.value)
    #expect(seven.count == 7)
    #expect(seven.prefix(5).map(\.cellHash) == trials.map(\.cellHash))
  }

  @Test(arguments: all) func whatIsAskedForAtOnceComesOneByOneToo(_ maker: Maker) throws {
    let sampler = try maker.make(SampledSpaces.listed, 3, nil)
    let cells = sampler.cells(after: [], count: 8)
    #expect(sampler.cells(after: [], count: 8) == cells)
    let oneByOne = sampler.sweep(cells.count, value: Self.value)
    #expect(oneByOne.map(\.cellHash) == cells.map(\.hash))
    #expect(sampler.cells(after: [], count: 0).isEmpty)
  }

  @Test(arguments: drawing) func cellsAreWithinTheSpaceAndConditionsHold(_ maker: Maker) throws {
    let space = try SampledSpaces.mixed
    let trials = try maker.make(space, 5, 60).sweep(60, value: Self.value)
    #expect(trials.count == 60)
    #expect(Set(trials.map(\.cellHash)).count == 60)
    for trial in trials {
      #expect(space.covers(trial.params))
      #expect((trial.params["momentum"] != nil) == (trial.params["optimizer"] == "sgd"))
      #expect(trial.params["epochs"] == 10)
    }
    #expect(Set(trials.map { $0.params["optimizer"] }).count == 3)
  }

  @Test(arguments: drawing) func theSeedDecides(_ maker: Maker) throws {
    let space = try SampledSpaces.mixed
    let cells = try (1...3).map { seed in
      try maker.make(space, UInt64(seed), 40).sweep(40, value: Self.value).map(\.cellHash)
    }
    #expect(Set(cells).count == 3)
    #expect(cells[0] == (try maker.make(space, 1, 40).sweep(40, value: Self.value).map(\.cellHash)))
  }

  @Test(arguments: all) func aSpaceOfConstantsHasOneCell(_ maker: Maker) throws {
    let space = try SearchSpace([.init("epochs", .value(10))])
    #expect(try maker.make(space, 1, nil).sweep(5, value: Self.value).map(\.params) == [["epochs": 10]])
    #expect(try maker.make(SearchSpace([]), 1, nil).sweep(5, value: Self.value).map(\.params) == [[:]])
  }
}
