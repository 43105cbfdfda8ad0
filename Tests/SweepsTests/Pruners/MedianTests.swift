import Sweeps
import Testing
import Tracking

@Suite struct MedianTests {
  private let rivals = [0.5, 0.9, 0.7, 0.6, 0.8]

  private func verdict(
    _ best: Double, _ rivals: [Double], goal: Goal = .maximize, epoch: Int = 4, minEpochs: Int = 1,
    minTrials: Int = 1, of epochs: Int = 10
  ) -> Verdict {
    EarlyTermination.median(minEpochs: minEpochs, minTrials: minTrials).verdict(
      on: .sample(best, against: rivals, goal: goal, epoch: epoch), plannedEpochs: epochs)
  }

  @Test func whatIsWorseThanTheMedianOfTheOthersIsEnded() {
    #expect(
      verdict(0.65, rivals) == .stop(reason: "epoch 4: 0.6500 is worse than the median 0.7000 of 5 trials"))
    #expect(verdict(0.7, rivals) == .goOn, "as good as the median is good enough")
    #expect(verdict(0.75, rivals) == .goOn)
  }

  @Test func whereLessIsBetterTheMedianIsAnUpperBound() {
    #expect(verdict(0.75, rivals, goal: .minimize).reason != nil)
    #expect(verdict(0.7, rivals, goal: .minimize) == .goOn)
    #expect(verdict(0.65, rivals, goal: .minimize) == .goOn)
  }

  @Test func ofAnEvenNumberTheMiddleTwoAreAveraged() {
    #expect(verdict(0.69, [0.8, 0.6]).reason?.contains("median 0.7000 of 2 trials") == true)
    #expect(verdict(0.71, [0.8, 0.6]) == .goOn)
    let greatest = Double.greatestFiniteMagnitude
    #expect(verdict(1, [greatest, greatest]).reason != nil)
    #expect(verdict(1, [.infinity, .infinity]).reason != nil)
  }

  @Test func itWaitsForEpochsAndForRivals() {
    #expect(verdict(0.1, rivals, epoch: 3, minEpochs: 3) == .goOn)
    #expect(verdict(0.1, rivals, epoch: 4, minEpochs: 3) != .goOn)
    #expect(verdict(0.1, rivals, minTrials: 6) == .goOn)
    #expect(verdict(0.1, rivals, minTrials: 5) != .goOn)
    #expect(verdict(0.1, [], minTrials: 0) == .goOn)
  }

  @Test func notANumberIsWorseThanEveryNumber() {
    #expect(verdict(.nan, rivals).reason == "epoch 4: nan is worse than the median 0.7000 of 5 trials")
    #expect(verdict(0.7, [0.9, .nan, 0.8]).reason?.contains("median 0.8000") == true)
    #expect(verdict(0.1, [0.9, .nan, .nan]) == .goOn)
    #expect(verdict(0.1, [0.9, .nan]) == .goOn)
    #expect(verdict(.nan, [.nan, .nan]) == .goOn)
  }

  @Test func nothingIsCutShortAfterItsLastEpoch() {
    #expect(verdict(0.1, rivals, epoch: 9) != .goOn)
    #expect(verdict(0.1, rivals, epoch: 10) == .goOn)
  }

  @Test func valuesThatWouldLookTheSameAreShownWithAllDigits() {
    #expect(
      verdict(0.70001, [0.70002]).reason == "epoch 4: 0.70001 is worse than the median 0.70002 of 1 trials")
  }
}
