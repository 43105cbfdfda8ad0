import Datasets
import Networks
import Tensors
import Testing
import Training

/// What a trainer refuses before the first step.
@Suite struct TrainerFitTests {
  private func message(_ training: TrainingCase, input: Shape = [1, 8, 8]) throws -> String? {
    let network = try training.makeNetwork(input: input)
    return #expect(throws: TrainingError.self) { try training.makeTrainer(network) }?.description
  }

  @Test func samplesOfAnotherShapeAreRefused() throws {
    #expect(
      try message(TrainingCase(), input: [1, 28, 28]) == "expected samples of shape 1x28x28, found 1x8x8")
  }

  @Test func anotherNumberOfClassesIsRefused() throws {
    var training = TrainingCase()
    training.classes = 24
    #expect(try message(training) == "expected a network with 24 outputs, one a class, found 10 outputs")
    training.settings.loss = .binaryCrossEntropy
    training.layers = #"["flatten", {"dense": 1}]"#
    training.classes = 10
    #expect(try message(training) == "expected a network with 10 outputs, one a class, found 1 outputs")
  }

  @Test func aLabelBeyondTheClassesIsRefused() throws {
    var training = TrainingCase(layers: #"["flatten", {"dense": 2}]"#)
    training.classes = 2
    let labels = try TrainingCase.digits().labels
    let stranger = try #require(labels.prefix(64).firstIndex { $0 > 1 })
    #expect(
      try message(training) == "expected labels from 0 to 1, found \(labels[stranger]) at sample \(stranger)")
  }

  @Test func nothingToTrainOnIsRefused() throws {
    var training = TrainingCase()
    training.split = TrainingCase.split(training: 0, validating: 8)
    #expect(try message(training) == "expected samples to train on, found none")
  }
}
