import Sweeps
import Testing
import Tracking

/// The rules that end trials for good, through the store.
@Suite struct StoppingRuleTests {
  @Test(arguments: [
    EarlyTermination.median(minEpochs: 3, minTrials: 5), .hyperband(minEpochs: 3, eta: 3),
    .patience(epochs: 3, minDelta: 0.01), .threshold(value: 0.7, minEpochs: 6),
  ])
  func someTrialsAreEndedEachForAReasonAndAllTheOthersFinish(rule: EarlyTermination) throws {
    let sweep = try PlayedSweep(configurations: 18, epochs: 12, workers: 3, rule: rule, seed: 5)
    try sweep.play(killingEvery: 50)
    let trials = try sweep.close()
    let pruned = trials.filter { $0.state == .pruned }
    let finished = trials.filter { $0.state == .finished }
    #expect(!pruned.isEmpty && !finished.isEmpty && pruned.count + finished.count == 18)
    #expect(pruned.allSatisfy { $0.failureReason?.hasPrefix("epoch ") == true })
    #expect(finished.allSatisfy { $0.failureReason == nil })
    let runs = try sweep.runs(of: trials)
    #expect(runs.allSatisfy { ($0.epochs == 12) == ($0.state == .finished) })
    #expect(runs.compactMap(\.epochs).reduce(0, +) == sweep.trainedEpochs)
  }
}
