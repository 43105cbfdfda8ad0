import Foundation
import Sweeps
import Testing
import Tracking

/// ASHA through the store: 81 made-up configurations of 27 epochs, four workers, rungs at 3 and 9.
@Suite struct ASHATests {
  static func sweep(seed: Int, workers: Int = 4) throws -> PlayedSweep {
    try PlayedSweep(
      configurations: 81, epochs: 27, workers: workers, rule: .asha(minEpochs: 3, eta: 3), seed: UInt64(seed))
  }

  /// The largest share of the epochs of full training, and in how many of the seeds the winner is the same.
  static func play(seeds: Range<Int>) throws -> (share: Double, sameWinners: Int) {
    var (share, sameWinners) = (0.0, 0)
    for seed in seeds {
      let sweep = try sweep(seed: seed)
      try sweep.play()
      share = max(share, Double(sweep.trainedEpochs) / (81 * 27))
      if try sweep.winner() == sweep.curves.winner { sameWinners += 1 }
    }
    return (share, sameWinners)
  }

  @Test func theOrderAfterTheFirstRungIsNotThatOfTheEnd() {
    let shares = (0..<50).map {
      LearningCurves(configurations: 81, epochs: 27, seed: $0).shareOfCrossings(after: 3)
    }
    #expect(shares.allSatisfy { $0 > 0.1 && $0 < 0.4 })
  }

  @Test func aFractionOfTheEpochsFindsTheSameWinner() throws {
    let (share, sameWinners) = try Self.play(seeds: 0..<5)
    #expect(share <= 0.4)
    #expect(sameWinners == 5)
  }

  @Test func killingAllWorkersAgainAndAgainLosesNothing() throws {
    let sweep = try Self.sweep(seed: 3)
    try sweep.play(killingEvery: 90)
    #expect(try sweep.winner() == sweep.curves.winner)
    let trials = try sweep.close()
    #expect(trials.allSatisfy { $0.state == .finished || $0.state == .pruned })
    #expect(trials.allSatisfy { $0.failures == 0 && $0.pausedEpoch == nil })
    let runs = try sweep.runs(of: trials.filter { $0.state == .finished })
    #expect(!runs.isEmpty && runs.allSatisfy { $0.state == .finished && $0.epochs == 27 })
    #expect(Double(sweep.trainedEpochs) <= 0.4 * 81 * 27)
  }
}

/// All of the fifty seeds.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CNNLAB_TORTURE"] != nil))
struct ASHATortureTests {
  @Test func atMostTwoFifthsOfTheEpochsFindTheSameWinner() throws {
    let (share, sameWinners) = try ASHATests.play(seeds: 0..<50)
    print("ASHA: at most \(share) of the epochs, the same winner in \(sameWinners) of 50 seeds")
    #expect(share <= 0.4)
    #expect(sameWinners >= 45)
  }
}
