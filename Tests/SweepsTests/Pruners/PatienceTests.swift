import Sweeps
import Testing
import Tracking

/// The rules that look at a trial alone.
@Suite struct PatienceTests {
  private func patience(_ values: [Double], goal: Goal = .maximize, minDelta: Double = 0) -> Verdict {
    EarlyTermination.patience(epochs: 3, minDelta: minDelta)
      .verdict(on: .alone(values, goal: goal), plannedEpochs: 100)
  }

  @Test func aTrialThatStandsStillIsEnded() {
    #expect(patience([0.5, 0.6, 0.6, 0.59]) == .goOn)
    #expect(
      patience([0.5, 0.6, 0.6, 0.59, 0.3]) == .stop(reason: "epoch 5: not better than 0.6000 for 3 epochs"))
    #expect(patience([0.5, 0.6, 0.6, 0.59, 0.61]) == .goOn)
    #expect(patience([0.5, 0.4, 0.4, 0.6], goal: .minimize) == .goOn)
    #expect(patience([0.5, 0.4, 0.4, 0.6, 0.5], goal: .minimize).reason != nil)
  }

  @Test func smallGainsDoNotCountUnlessTheyAddUp() {
    #expect(patience([0.5, 0.504, 0.508, 0.512], minDelta: 0.01) == .goOn)
    #expect(
      patience([0.5, 0.503, 0.506, 0.509], minDelta: 0.01).reason
        == "epoch 4: not better than 0.5000 by more than 0.01 for 3 epochs")
    #expect(patience([0.5, 0.49, 0.48, 0.485], goal: .minimize, minDelta: 0.01) == .goOn)
    #expect(patience([0.5, 0.495, 0.495, 0.492], goal: .minimize, minDelta: 0.01) != .goOn)
  }

  @Test func notANumberIsNoGain() {
    #expect(patience([.nan, .nan]) == .goOn)
    #expect(patience([.nan, .nan, .nan]).reason == "epoch 3: not better than nan for 3 epochs")
    #expect(patience([.nan, .nan, 0.1]) == .goOn)
    #expect(patience([0.1, .nan, .nan, .nan]).reason == "epoch 4: not better than 0.1000 for 3 epochs")
    #expect(patience([-.infinity, 0.1, .infinity, .infinity], minDelta: 0.1) == .goOn)
  }

  @Test func aThresholdMustBeReachedInTime() {
    func threshold(_ values: [Double], goal: Goal = .maximize) -> Verdict {
      EarlyTermination.threshold(value: 0.5, minEpochs: 2)
        .verdict(on: .alone(values, goal: goal), plannedEpochs: 100)
    }
    #expect(threshold([0.1]) == .goOn)
    #expect(threshold([0.1, 0.4]) == .stop(reason: "epoch 2: 0.4000 is worse than the threshold 0.5000"))
    #expect(threshold([0.1, 0.5]) == .goOn)
    #expect(threshold([0.6, 0.4]) == .goOn, "its best counts")
    #expect(threshold([.nan, .nan]).reason == "epoch 2: nan is worse than the threshold 0.5000")
    #expect(threshold([0.9, 0.6], goal: .minimize) != .goOn)
    #expect(threshold([0.9, 0.4], goal: .minimize) == .goOn)
  }
}
