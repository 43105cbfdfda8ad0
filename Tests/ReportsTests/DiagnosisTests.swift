import Reports
import Testing
import Tracking

@Suite struct DiagnosisTests {
  private let falling: [Double] = (1...20).map { 1 / Double($0) }

  @Test func aLossThatIsNoNumberHasDiverged() throws {
    let diagnosis = try #require(Diagnosis(training: [1, 0.8, .nan], validation: [1, 0.9, 0.9]))
    #expect(diagnosis.verdict == .diverged)
    #expect("\(diagnosis)" == "diverged: the training loss is no number from epoch 3 on")
    #expect(Diagnosis(training: [.infinity], validation: [])?.verdict == .diverged)
    #expect(Diagnosis(training: [1, 0.5], validation: [1, .infinity])?.verdict == .diverged)
  }

  @Test func aLossThatEndsAboveItsStartHasDiverged() {
    #expect(Diagnosis(training: [1, 0.8, 2.5], validation: [])?.verdict == .diverged)
    // A little noise is no divergence.
    #expect(Diagnosis(training: [1, 0.99, 1.01], validation: []) == nil)
  }

  @Test func aRisingValidationLossIsOverfitting() throws {
    let validation = falling.prefix(5) + (6...20).map { epoch -> Double in 0.2 + 0.01 * Double(epoch) }
    let diagnosis = try #require(Diagnosis(training: falling, validation: Array(validation)))
    #expect(diagnosis.verdict == .overfitting)
    #expect(diagnosis.explanation.contains("of epoch 5"))
    // The objective may improve all the same.
    let accuracy = (1...20).map { epoch -> Double in 0.5 + 0.01 * Double(epoch) }
    #expect(
      Diagnosis(training: falling, validation: Array(validation), objective: accuracy, goal: .maximize)?
        .verdict
        == .overfitting)
  }

  @Test func aRecentGainIsStillImproving() throws {
    let accuracy = (1...20).map { epoch -> Double in 0.5 + 0.02 * Double(epoch) }
    let diagnosis = try #require(
      Diagnosis(training: falling, validation: falling, objective: accuracy, goal: .maximize))
    #expect("\(diagnosis)" == "still improving: 21% of the gain came in the last 4 epochs")
    #expect(Diagnosis(training: [5, 4, 3, 2, 1], validation: [])?.verdict == .stillImproving)
  }

  @Test func withoutRecentGainItHasConverged() {
    let flat = falling.map { max($0, 0.2) }
    #expect(Diagnosis(training: flat, validation: flat)?.verdict == .converged)
    let accuracy = (1...20).map { epoch -> Double in min(0.9, 0.5 + 0.1 * Double(epoch)) }
    #expect(
      Diagnosis(training: falling, validation: flat, objective: accuracy, goal: .maximize)?.verdict
        == .converged)
  }

  @Test func aTrainingLossThatHardlyFellIsUnderfitting() {
    let high = (1...20).map { epoch -> Double in max(0.9, 1 - 0.05 * Double(epoch)) }
    #expect(Diagnosis(training: high, validation: high)?.verdict == .underfitting)
    let constant = [Double](repeating: 0.7, count: 6)
    #expect(Diagnosis(training: constant, validation: [])?.verdict == .underfitting)
  }

  @Test func fewEpochsTellNothing() {
    #expect(Diagnosis(training: [], validation: []) == nil)
    #expect(Diagnosis(training: [1, 0.9, 0.8, 0.7], validation: []) == nil)
  }

  @Test(arguments: [0, 1e-300, 1e300, .infinity, -1, .nan] as [Double])
  func oddNumbersAreNoTrouble(number: Double) {
    let odd = [1, number, 0.5, number, 0.2, 0.1]
    _ = Diagnosis(training: odd, validation: odd, objective: odd, goal: .maximize)
    _ = Diagnosis(training: odd.reversed(), validation: odd)
    _ = Diagnosis(training: [Double](repeating: number, count: 8), validation: odd + odd)
  }
}
