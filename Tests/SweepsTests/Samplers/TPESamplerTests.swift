import Foundation
import Sweeps
import Testing
import Tracking

@Suite struct TPESamplerTests {
  static let functions: [(String, Int, @Sendable ([Double]) -> Double)] = [
    ("sphere", 5, StandardFunctions.sphere), ("branin", 2, StandardFunctions.branin),
    ("hartmann", 6, StandardFunctions.hartmann),
  ]

  @Test(arguments: functions.indices) func itBeatsRandomInTheMedianOfTwentySeeds(index: Int) throws {
    let (name, dimensions, function) = Self.functions[index]
    let space = try SampledSpaces.cube(dimensions)
    func median(_ sampler: (UInt64) -> any Sampler) -> Double {
      let best = (0..<20).map { seed in
        sampler(UInt64(seed)).sweep(80) { function($0.coordinates) }.compactMap(\.value).min() ?? .infinity
      }.sorted()
      return (best[9] + best[10]) / 2
    }
    let learnt = median { TPESampler(space, seed: $0, goal: .minimize) }
    let drawn = median { RandomSampler(space, seed: $0) }
    #expect(learnt < drawn, "\(name)")
  }

  /// Carries a sweep out with some workers whose trials end in any order.
  private func simulate(_ sampler: TPESampler, workers: Int, trials count: Int) -> [String] {
    var order = SystemRandomNumberGenerator()
    var trials: [ObservedTrial] = []
    var open: [Int] = []
    while trials.count < count || !open.isEmpty {
      if open.count < workers, trials.count < count,
        let cell = sampler.cells(after: trials, count: 1).first
      {
        open.append(trials.count)
        trials.append(ObservedTrial(cellHash: cell.hash, params: cell.params, state: .running))
      } else if let ended = open.indices.randomElement(using: &order) {
        let index = open.remove(at: ended)
        let point = trials[index].params.coordinates
        trials[index].state = index % 7 == 3 ? .failed : index % 5 == 2 ? .pruned : .finished
        trials[index].value = trials[index].state == .failed ? nil : StandardFunctions.branin(point)
      } else {
        break
      }
    }
    return trials.map(\.cellHash)
  }

  @Test func cellsAreTheSameForAnyNumberOfWorkersAndAnyOrderOfEnds() throws {
    let sampler = TPESampler(try SampledSpaces.cube(2), seed: 4, goal: .minimize)
    let alone = simulate(sampler, workers: 1, trials: 50)
    #expect(alone.count == 50)
    for workers in [3, 8, 20] { #expect(simulate(sampler, workers: workers, trials: 50) == alone) }
  }

  @Test func resultsThatDecideAreAwaited() throws {
    let sampler = TPESampler(try SampledSpaces.cube(2), seed: 1, goal: .minimize, concurrency: 3)
    var trials = sampler.cells(after: [], count: 30).map {
      ObservedTrial(cellHash: $0.hash, params: $0.params, state: .running)
    }
    #expect(trials.count == 10)
    for index in 0..<7 { (trials[index].state, trials[index].value) = (.finished, Double(index)) }
    #expect(sampler.cells(after: trials, count: 5).isEmpty)
    #expect(!sampler.isExhausted(after: trials))
    (trials[7].state, trials[7].value) = (.failed, nil)
    #expect(sampler.cells(after: trials, count: 5).count == 1)
  }

  @Test(arguments: [Goal.minimize, .maximize]) func listedAndConditionalParametersAreLearnt(goal: Goal) throws
  {
    // Best is sgd with a high momentum; a learning rate matters to all.
    let sign: Double = goal == .maximize ? 1 : -1
    let sampler = TPESampler(try SampledSpaces.mixed, seed: 8, goal: goal)
    let trials = sampler.sweep(100) { params in
      var score = params["optimizer"] == "sgd" ? 1.0 : 0
      if case .real(let momentum)? = params["momentum"] { score += momentum }
      if case .real(let rate)? = params["learning_rate"] { score -= abs(log10(rate) + 3) / 4 }
      return sign * score
    }
    let late = trials.suffix(50)
    // A quarter of random cells have sgd, and one in eight of these a momentum above 0.87.
    #expect(late.count { $0.params["optimizer"] == "sgd" } > 30)
    let high = late.count {
      if case .real(let momentum)? = $0.params["momentum"] { momentum > 0.8 } else { false }
    }
    #expect(high > 20)
  }

  @Test func trialsWithoutValuesAreAvoidedAndNothingBreaksWhereAllFail() throws {
    let space = try SampledSpaces.cube(1)
    let sampler = TPESampler(space, seed: 3, goal: .maximize, concurrency: 1)
    let trials = sampler.sweep(60) { params in
      let x = params.coordinates[0]
      return x < 0.5 ? nil : x > 0.9 ? .nan : -abs(x - 0.7)
    }
    #expect(trials.suffix(40).count { (0.5...0.9).contains($0.params.coordinates[0]) } > 30)
    #expect(sampler.sweep(40) { _ in nil }.count == 40)
    #expect(sampler.sweep(40) { _ in .infinity }.count == 40)
  }

  @Test func trialsOfAnotherSpaceAreNotLearntFrom() throws {
    let sampler = TPESampler(try SampledSpaces.cube(1), seed: 3, goal: .maximize)
    let foreign = ObservedTrial(cellHash: "a", params: ["x0": 5.0], state: .finished, value: 1)
    #expect(!sampler.covers(foreign.params))
    #expect(sampler.cells(after: [foreign], count: 5) == sampler.cells(after: [], count: 5))
  }
}
