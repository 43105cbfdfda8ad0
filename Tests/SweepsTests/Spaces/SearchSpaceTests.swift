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

  @Test(arguments: [
    ([0.5], "one for each of the 2 values, found 1"), ([0.5, 0.4], "a sum of 1 within 1e-6, found 0.9"),
    ([1.5, -0.5], "numbers from 0 to 1, found 1.5"), ([.nan, 1], "numbers from 0 to 1, found nan"),
  ])
  func probabilitiesMustFitTheirValues(probabilities: [Double], message: String) {
    let error = #expect(throws: SweepError.self) {
      try SearchSpace([.init("seed", .values([1, 2], probabilities: probabilities))])
    }
    #expect(error?.description == "probabilities of parameter 'seed': expected " + message)
    #expect(error?.parameter == "seed")
  }

  private static let momentum = SearchSpace.Parameter(
    "momentum", .values([0, 0.9]), when: [Condition("optimizer", in: ["sgd", "rmsprop"])])
  private static let nesterov = SearchSpace.Parameter(
    "nesterov", .values([true, false]),
    when: [Condition("momentum", in: [0.9]), Condition("optimizer", in: ["sgd"])])

  private func conditional() throws -> SearchSpace {
    try SearchSpace([
      .init("optimizer", .values(["adam", "rmsprop", "sgd"])), Self.momentum, Self.nesterov,
    ])
  }

  @Test func parametersWhoseConditionsDoNotHoldAreAbsent() throws {
    let space = try conditional()
    #expect(space.params(at: [0.1, 0.9, 0.1]) == ["optimizer": "adam"])
    #expect(space.params(at: [0.5, 0.9, 0.1]) == ["optimizer": "rmsprop", "momentum": 0.9])
    #expect(space.params(at: [0.9, 0.1, 0.1]) == ["optimizer": "sgd", "momentum": 0])
    #expect(
      space.params(at: [0.9, 0.9, 0.1]) == ["optimizer": "sgd", "momentum": 0.9, "nesterov": true])
    #expect(space.varying == ["optimizer", "momentum", "nesterov"])
  }

  @Test func aSpaceCoversWhatCanBeDrawnFromItAndNothingElse() throws {
    let space = try conditional()
    #expect(space.covers(["optimizer": "adam"]))
    #expect(space.covers(["optimizer": "sgd", "momentum": 0]))
    #expect(space.point(of: ["optimizer": "rmsprop", "momentum": 0.9]) == [0.5, 0.75, nil])
    for params: Params in [
      [:], ["optimizer": "lion"], ["optimizer": "sgd"], ["optimizer": "adam", "momentum": 0],
      ["optimizer": "sgd", "momentum": 0.0], ["optimizer": "adam", "epochs": 1],
      ["optimizer": "rmsprop", "momentum": 0.9, "nesterov": true],
    ] {
      #expect(!space.covers(params), "\(params)")
    }
  }

  @Test(arguments: [
    (Condition("optimiser", in: ["sgd"]), "a parameter that is given before it, found 'optimiser'"),
    (Condition("momentum", in: [0]), "a parameter that is given before it, found 'momentum'"),
    (Condition("rate", in: [0]), "a parameter whose values are listed, found 'rate'"),
    (Condition("optimizer", in: []), "at least one value of 'optimizer', found none"),
    (Condition("optimizer", in: ["adam"]), "values of 'optimizer' (sgd, lion), found adam"),
  ])
  func conditionsThatCannotBeDecidedAreRefused(condition: Condition, message: String) throws {
    let rate = try NumericDistribution(.uniform(min: 0, max: 1))
    let error = #expect(throws: SweepError.self) {
      try SearchSpace([
        .init("optimizer", .values(["sgd", "lion"])), .init("rate", .numeric(rate)),
        .init("momentum", .values([0, 0.9]), when: [condition]),
      ])
    }
    #expect(error?.description == "'when' of parameter 'momentum': expected " + message)
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
