import Sweeps
import Testing
import Tracking

@Suite struct PlannedSamplerTests {
  @Test func cellsThatASweepLacksAreFoundWhateverItHas() throws {
    let sampler = try RandomSampler(SampledSpaces.mixed, seed: 1, limit: 10)
    let cells = sampler.cells(after: [], count: 10)
    let odd = cells.indices.filter { $0 % 2 == 1 }.map { cells[$0] }
    let foreign = Cell(params: ["optimizer": "adagrad"])
    let trials = (odd + [foreign]).map {
      ObservedTrial(cellHash: $0.hash, params: $0.params, state: .finished, value: 1)
    }
    #expect(sampler.cells(after: trials, count: 10) == cells.indices.filter { $0 % 2 == 0 }.map { cells[$0] })
    #expect(!sampler.isExhausted(after: trials))
  }

  @Test func randomCellsFollowTheirDistributions() throws {
    let cells = try RandomSampler(SampledSpaces.mixed, seed: 2, limit: 2000).cells(after: [], count: 2000)
    #expect(cells.count == 2000)
    // Expected are 1000, deviation 22; and half of the learning rates below 1e-3, the middle of their logarithms.
    #expect((900...1100).contains(cells.count { $0.params["optimizer"] == "adam" }))
    let small = cells.count {
      if case .real(let rate)? = $0.params["learning_rate"] { rate < 1e-3 } else { false }
    }
    #expect((900...1100).contains(small))
  }

  @Test func sobolPointsFillEachHalfAndQuarterEvenly() throws {
    let sampler = try SobolSampler(SampledSpaces.cube(8), seed: 9, limit: 64)
    let points = sampler.cells(after: [], count: 64).map(\.params.coordinates)
    for axis in 0..<8 {
      for quarter in 0..<4 {
        #expect(points.count { Int($0[axis] * 4) == quarter } == 16)
      }
    }
  }

  @Test func sobolRefusesMoreAxesThanItHasNumbersFor() throws {
    #expect(throws: SweepError.tooManyAxes(count: 65, limit: 64)) {
      try SobolSampler(SampledSpaces.cube(65), seed: 1)
    }
  }
}
