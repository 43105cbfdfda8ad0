import Sweeps
import Testing
import Tracking

/// Both rules that compare trials at rungs.
@Suite struct HalvingTests {
  private let hyperband = EarlyTermination.hyperband(minEpochs: 2, eta: 3)
  private let asha = EarlyTermination.asha(minEpochs: 2, eta: 3)
  /// Five others, the best of which is trial 4.
  private let rivals = [0.5, 0.6, 0.9, 0.7, 0.4]

  private func rungs(_ rule: EarlyTermination, upTo last: Int) -> [Int] {
    (1...last).filter {
      rule.verdict(on: .sample(0, against: rivals, epoch: $0), plannedEpochs: last + 1) != .goOn
    }
  }

  @Test func rungsAreMinEpochsTimesPowersOfEta() {
    #expect(rungs(hyperband, upTo: 60) == [2, 6, 18, 54])
    #expect(rungs(asha, upTo: 60) == [2, 6, 18, 54])
    #expect(rungs(.asha(minEpochs: 1, eta: 2), upTo: 20) == [1, 2, 4, 8, 16])
    #expect(rungs(.asha(minEpochs: 7, eta: 4), upTo: 120) == [7, 28, 112])
  }

  @Test func absurdSettingsAreRead() {
    #expect(rungs(.asha(minEpochs: 0, eta: 0), upTo: 9) == [1, 2, 4, 8])
    #expect(rungs(.hyperband(minEpochs: -5, eta: 1), upTo: 9) == [1, 2, 4, 8])
    #expect(rungs(.asha(minEpochs: .max, eta: .max), upTo: 9).isEmpty)
  }

  @Test func theLastEpochIsNoRung() {
    let standing = Standing.sample(0, against: rivals, epoch: 6)
    #expect(hyperband.verdict(on: standing, plannedEpochs: 6) == .goOn)
    #expect(asha.verdict(on: standing, plannedEpochs: 6) == .goOn)
    #expect(asha.verdict(on: standing, plannedEpochs: 7) == .pause)
  }

  @Test(arguments: [(0.95, true), (0.8, true), (0.65, false), (.nan, false)])
  func oneInEtaOfTheSixOnTheRungGoesOn(best: Double, goesOn: Bool) {
    let standing = Standing.sample(best, against: rivals, epoch: 6)
    #expect((hyperband.verdict(on: standing, plannedEpochs: 9) == .goOn) == goesOn)
    #expect(asha.verdict(on: standing, plannedEpochs: 9) == (goesOn ? .goOn : .pause))
  }

  @Test func whereLessIsBetterTheLeastGoOn() {
    let good = Standing.sample(0.45, against: rivals, goal: .minimize, epoch: 2)
    let bad = Standing.sample(0.55, against: rivals, goal: .minimize, epoch: 2)
    #expect(asha.verdict(on: good, plannedEpochs: 9) == .goOn)
    #expect(asha.verdict(on: bad, plannedEpochs: 9) == .pause)
  }

  @Test func hyperbandSaysWhy() {
    let standing = Standing.sample(0.65, against: rivals, epoch: 6)
    #expect(
      hyperband.verdict(on: standing, plannedEpochs: 9)
        == .stop(reason: "epoch 6: 0.6500 is not among the best 2 of 6 trials"))
  }

  @Test func theFirstFewPassHyperbandAndAwaitOthersInASHA() {
    let standing = Standing.sample(0.1, against: [0.9], epoch: 2)
    #expect(hyperband.verdict(on: standing, plannedEpochs: 9) == .goOn)
    #expect(asha.verdict(on: standing, plannedEpochs: 9) == .pause)
  }

  @Test func theBestThatWaitsIsPromoted() throws {
    let promotion = try #require(asha.promotion)
    // Ranked 4, 5, 3, 2, 6, 1: of nine, three may go on, of six two.
    let bests = [0.1, 0.5, 0.6, 0.9, 0.7, 0.4]
    #expect(promotion(.sample(bests, epoch: 2, waiting: [4, 5])) == 4)
    #expect(promotion(.sample(bests, epoch: 2, waiting: [5, 3])) == 5)
    #expect(promotion(.sample(bests, epoch: 2, waiting: [3, 2, 6, 1])) == nil, "two have gone on")
    #expect(promotion(.sample(bests + [0, 0, 0], epoch: 2, waiting: [3, 2])) == 3)
    #expect(promotion(.sample([0.1, 0.5], epoch: 2, waiting: [1, 2])) == nil)
    #expect(promotion(Rung(epoch: 2, entries: [])) == nil)
  }

  @Test func onlyASHAPromotes() {
    let others: [EarlyTermination] = [
      hyperband, .median(minEpochs: 1, minTrials: 1), .patience(epochs: 1, minDelta: 0),
      .threshold(value: 0, minEpochs: 1),
    ]
    #expect(others.allSatisfy { $0.promotion == nil })
  }
}
