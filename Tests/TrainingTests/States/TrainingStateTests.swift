import Foundation
import Networks
import Tensors
import Testing
import Training

/// What states hold, and which are refused.
@Suite struct TrainingStateTests {
  /// A training with a state in the midst of its second epoch.
  private static func training() throws -> ResumedCase {
    try ResumedCase("state") { ($0.ema, $0.restoresBest) = (0.9, true) }
  }

  private func state(after step: Int = 6) throws -> TrainingState {
    var found: TrainingState?
    _ = try Self.training().run { event, _, trainer in
      if case .stepFinished(let report) = event, report.step == step { found = try trainer.state() }
    }
    return try #require(found)
  }

  /// The message with which a new trainer refuses a state, after which it is as it was.
  private func refusal(of state: TrainingState, by training: ResumedCase? = nil) throws -> String? {
    let training = try training ?? Self.training()
    let (network, trainer) = try training.makeTrainer()
    let before = try network.parameters.map { try $0.tensor() }
    let error = #expect(throws: TrainingError.self) { try trainer.restore(state) }
    #expect(try network.parameters.map { try $0.tensor() } == before)
    #expect(try trainer.state().step == 0)
    return error?.description
  }

  private func refusal(json: String, parts: [StatePart] = []) -> String? {
    #expect(throws: TrainingError.self) { try TrainingState(json: json, parts: parts) }?.description
  }

  @Test func aStateHasWeightsMemoryAndWhatWasCollected() throws {
    let state = try state()
    let sizes = Dictionary(uniqueKeysWithValues: state.parts.map { ($0.name, $0.bytes.count) })
    for role in ["weight", "velocity", "average", "best"] { #expect(sizes["\(role)/conv1.weight"] == 4 * 45) }
    // Running statistics have no gradient.
    #expect(sizes["weight/bn1.running_mean"] == 20)
    #expect(sizes["velocity/bn1.running_mean"] == nil)
    #expect(sizes["epoch_scores"] == 8)
    #expect(sizes["collected/labels"] == 4 * 32)
    #expect(sizes["collected/scores"] == 4 * 320)
  }

  @Test func partsThatDoNotFitAreRefused() throws {
    let state = try state()
    func changed(_ change: (StatePart) -> StatePart?) throws -> TrainingState {
      try TrainingState(json: state.json, parts: state.parts.compactMap(change))
    }
    let name = "velocity/conv2.weight"
    #expect(
      try refusal(of: changed { $0.name == name ? nil : $0 })
        == "expected 'velocity/conv2.weight' in the training state, found none; it is of another training")
    #expect(
      try refusal(
        of: changed { $0.name == name ? StatePart(name: name, bytes: $0.bytes.dropLast()) : $0 })
        == "expected 2880 bytes of 'velocity/conv2.weight' in the training state, found 2879")
    #expect(
      try refusal(of: changed { $0.name == name ? StatePart(name: name, bytes: []) : $0 })
        == "expected 2880 bytes of 'velocity/conv2.weight' in the training state, found 0")
    #expect(
      try refusal(
        of: TrainingState(json: state.json, parts: state.parts + [StatePart(name: "more", bytes: [1])]))
        == "expected a training state of this network and optimizer, found one that has 'more' too")
    #expect(
      try refusal(
        of: changed { part in
          part.name == "collected/labels"
            ? StatePart(name: part.name, bytes: [UInt8](repeating: 255, count: 128)) : part
        }) == "expected labels from 0 to 9 in the training state, found -1")
    #expect(
      refusal(json: state.json, parts: state.parts + state.parts)
        == "expected parts of different names in a training state, found 'epoch_scores' twice")
  }

  @Test func statesOfOtherTrainingsAreRefused() throws {
    let state = try state()
    for other in [
      try ResumedCase("optimizer", optimizer: OptimizerSettings(.adam)) {
        ($0.ema, $0.restoresBest) = (0.9, true)
      },
      try ResumedCase("plain rule", optimizer: OptimizerSettings(.sgd)) {
        ($0.ema, $0.restoresBest) = (0.9, true)
      },
      try ResumedCase("no average") { $0.restoresBest = true },
      try ResumedCase("no best") { $0.ema = 0.9 },
      try ResumedCase("batches") { ($0.ema, $0.restoresBest, $0.batchSize) = (0.9, true, 50) },
      try ResumedCase("epochs", scores: []) { ($0.ema, $0.restoresBest) = (0.9, true) },
    ] {
      #expect(try refusal(of: state, by: other)?.contains("training state") == true)
    }
  }

  @Test(arguments: [
    ("", "The given data was not valid JSON."), ("{", "The given data was not valid JSON."),
    ("{}", "no 'epoch'"), (#"{"epoch": 3}"#, "no 'step'"), (#"{"step": 3}"#, "no 'epoch'"),
    (#"{"epoch": 1e300, "step": 1}"#, ""), (#"{"epoch": 1, "step": 1.5}"#, ""),
    (#"{"epoch": 1, "step": 99999999999999999999}"#, ""), (#"{"epoch": "1", "step": 1}"#, ""),
    (#"{"epoch": null, "step": 1}"#, ""), ("[]", ""), (String(repeating: "[", count: 100_000), ""),
  ])
  func brokenJSONIsRefused(_ json: String, _ found: String) {
    let message = refusal(json: json)
    #expect(
      message?.hasPrefix(
        "expected a training state with 'epoch' and 'step', both integers, found \(found)") == true)
    #expect(message?.contains("\n") == false)
  }

  /// Places that this training never comes to: three epochs of four steps.
  @Test(
    arguments: [
      (0, -1), (0, .min), (0, .max), (0, 5), (1, 3), (1, 9), (3, 13), (3, 11), (4, 12), (-1, 0), (.max, 0),
      (.min, 0),
    ] as [(Int, Int)])
  func absurdPlacesAreRefused(_ epoch: Int, _ step: Int) throws {
    let json = #"{"epoch": \#(epoch), "step": \#(step)}"#
    let message = try refusal(of: TrainingState(json: json, parts: try state().parts))
    let expected =
      (0...3).contains(epoch)
      ? " steps, as \(epoch) epochs are over, found \(step)" : " after 0 to 3 epochs, found \(epoch)"
    #expect(message?.hasSuffix(expected) == true)
  }

  @Test func aTrainerThatHasBegunIsNotRestored() throws {
    let state = try state()
    let (_, trainer) = try Self.training().makeTrainer()
    try trainer.fit { _ in }
    let error = #expect(throws: TrainingError.self) { try trainer.restore(state) }
    #expect(error?.description == "expected a trainer that has not begun, found one after step 12")
  }

  /// Whatever the scores of epochs are, they come back as they were.
  @Test func scoresKeepTheirBits() throws {
    var generator = SeededGenerator(seed: 8)
    var scores = [0.1 + 0.2, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity, .nan, .pi]
    while scores.count < 40 { scores.append(Double(bitPattern: generator.next())) }
    let training = try ResumedCase("scores", scores: scores)
    var last: TrainingState?
    _ = try training.run { event, _, trainer in
      if case .epochFinished = event { last = try trainer.state() }
    }
    let state = try #require(last)
    let bits = try #require(state.parts.first { $0.name == "epoch_scores" }).bytes
    #expect(bits == scores.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) })
    let (_, trainer) = try training.makeTrainer()
    try trainer.restore(state)
    let again = try trainer.state()
    #expect(again.json == state.json)
    #expect(again.parts == state.parts)
  }
}
