import Sweeps
import Testing
import Tracking

@Suite struct DistributionTests {
  @Test func listedValuesShareTheIntervalByTheirProbabilities() {
    let optimizers = Distribution.values(["sgd", "adam", "lion"], probabilities: [0.5, 0, 0.5])
    #expect(optimizers.value(at: 0) == "sgd")
    #expect(optimizers.value(at: 0.499) == "sgd")
    #expect(optimizers.value(at: 0.5) == "lion")
    #expect(optimizers.value(at: 1) == "lion")
    #expect(optimizers.position(of: "sgd") == 0.25)
    #expect(optimizers.position(of: "lion") == 0.75)
    #expect(optimizers.position(of: "rmsprop") == nil)
    #expect(optimizers.listed == ["sgd", "adam", "lion"])
  }

  @Test func valuesWithoutProbabilitiesAreEquallyLikely() {
    let seeds = Distribution.values([1, 2, 3, 4])
    #expect((0..<8).map { seeds.value(at: Double($0) / 8) } == [1, 1, 2, 2, 3, 3, 4, 4])
  }

  @Test func aConstantIsItselfEverywhere() {
    let epochs = Distribution.value(10)
    #expect(epochs.value(at: 0) == 10)
    #expect(epochs.value(at: 1) == 10)
    #expect(epochs.position(of: 10) == 0.5)
    #expect(epochs.position(of: 11) == nil)
    #expect(epochs.representatives == [10])
  }
}
