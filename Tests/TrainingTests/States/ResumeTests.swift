import Tensors
import Testing
import Training

/// A training that was stopped and resumed ends with the same bits as one that never was.
@Suite struct ResumeTests {
  private static let all = Result {
    try ResumedCase.features() + ResumedCase.freezing() + ResumedCase.schedules() + ResumedCase.optimizers()
  }

  /// From every step and every epoch, as after a kill: what was told later is told again, the same.
  @Test(arguments: try all.get())
  func everyStateLeadsToTheSameEnd(_ training: ResumedCase) throws {
    let undisturbed = try training.run()
    var states: [(told: Int, state: TrainingState)] = []
    let watched = try training.run { event, told, trainer in
      switch event {
      case .stepFinished(let report):
        let state = try trainer.state().storedAndRead()
        #expect(state.epoch == report.epoch - 1)
        #expect(state.step == report.step)
        states.append((told, state))
      case .epochFinished(let report):
        let state = try trainer.state().storedAndRead()
        #expect(state.epoch == report.epoch)
        #expect(state.step == report.step)
        states.append((told, state))
      case .stoppedEarly, .bestRestored: break
      }
    }
    #expect(watched == undisturbed, "taking a state changes nothing")
    #expect(states.count > 8)
    for (told, state) in states {
      let resumed = try training.run(from: state)
      #expect(resumed.told == Array(undisturbed.told[told...]), "told after step \(state.step)")
      #expect(resumed.weights == undisturbed.weights, "weights after step \(state.step)")
    }
  }

  /// Stopped anywhere, between steps, within an accumulated one and while validating, by another trainer each time.
  @Test(arguments: try all.get(), [1, 2] as [UInt64])
  func interruptionsChangeNothing(_ training: ResumedCase, _ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let undisturbed = try training.run()
    let (outcome, interruptions) = try training.run { Int.random(in: 1...6, using: &generator) }
    #expect(outcome == undisturbed)
    #expect(interruptions > 1)
  }

  /// A trainer whose training was interrupted may itself go on.
  @Test func aTrainerGoesOnAfterAnInterruption() throws {
    let training = try ResumedCase("plain")
    let undisturbed = try training.run()
    let (_, trainer) = try training.makeTrainer()
    var told: [Told] = []
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try trainer.fit { event in
        told.append(Told(event))
        if told.count == 7 { throw Stop() }
      }
    }
    try trainer.fit { told.append(Told($0)) }
    #expect(told == undisturbed.told)
  }

  /// A training that is over goes on where more epochs are asked for.
  @Test func moreEpochsContinueAFinishedTraining() throws {
    let (short, long) = (try ResumedCase("two") { $0.epochs = 2 }, try ResumedCase("four") { $0.epochs = 4 })
    var state: TrainingState?
    let first = try short.run { event, _, trainer in
      if case .epochFinished(let report) = event, report.epoch == 2 { state = try trainer.state() }
    }
    let finished = try #require(state)
    let rest = try long.run(from: finished)
    let whole = try long.run()
    #expect(first.told + rest.told == whole.told)
    #expect(rest.weights == whole.weights)
  }
}
