import Datasets
import Networks
import Signals
import Tensors
import Testing
import Training

@Suite struct PredictorTests {
  private let digits: Samples
  private let network: Network

  init() throws {
    digits = try TrainingCase.digits()
    network = try Network(
      Architecture.named("tutorial-cnn").spec(input: [1, 8, 8], classes: 10), inputShape: [1, 8, 8], seed: 7)
  }

  private func predictor(batchSize: Int = 256) throws -> Predictor {
    try Predictor(
      network, loss: .categoricalCrossEntropy, batchSize: batchSize, context: ComputeContext(threads: 1))
  }

  @Test func scoresDoNotDependOnTheBatchSize() throws {
    let indices = (0..<300).map(Int32.init)
    let whole = try predictor().run(digits, indices)
    #expect(whole.count == 300)
    #expect(whole.scores.count == 3000)
    for batchSize in [1, 7] {
      let other = try predictor(batchSize: batchSize).run(digits, indices)
      #expect(other.labels == whole.labels)
      #expect(abs(other.loss - whole.loss) < 1e-6)
      let difference = zip(other.scores, whole.scores).map { abs($0 - $1) }.max()
      #expect(try #require(difference) < 1e-6)
    }
  }

  @Test func moreThreadsAreUsedOnlyWhereTheyHaveMuchToDo() {
    #expect(network.threads(upTo: 4, samples: 0) == 1)
    #expect(network.threads(upTo: 4, samples: 1) == 1)
    #expect(network.threads(upTo: 4, samples: 2_000) == 4)
    #expect(network.threads(upTo: 4, samples: .max) == 4)
    #expect(network.threads(upTo: 0, samples: .max) == 1)
  }

  @Test func whatComputesByItselfGivesTheSameScores() throws {
    let indices = (0..<300).map(Int32.init)
    let own = try Predictor(network, loss: .categoricalCrossEntropy, samples: indices.count, threads: 2)
      .run(digits, indices)
    let given = try predictor().run(digits, indices)
    #expect(own.labels == given.labels)
    #expect(zip(own.scores, given.scores).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func theOrderOfTheIndicesIsKept() throws {
    let indices: [Int32] = [17, 3, 900, 3, 0]
    let several = try predictor(batchSize: 2).run(digits, indices)
    #expect(several.labels == indices.map { digits.labels[Int($0)] })
    for (position, index) in indices.enumerated() {
      let one = try predictor(batchSize: 2).run(digits, [index])
      let row = several.scores[position * 10..<(position + 1) * 10]
      #expect(zip(one.scores, row).allSatisfy { abs($0 - $1) < 1e-6 })
    }
    #expect(several.scores[10..<20].elementsEqual(several.scores[30..<40]))
  }

  @Test func noSamplesGiveNoScoresAndNoLoss() throws {
    let none = try predictor().run(digits, [])
    #expect(none.count == 0)
    #expect(none.loss.isNaN)
  }

  @Test func samplesOfAnotherShapeAreRefused() throws {
    for shape in [[1, 4, 4], [1, 16, 16], [1, 4, 16]] as [Shape] {
      let strange = Samples(
        .bytes([UInt8](repeating: 0, count: shape.count)), shape: shape, labels: [0], valueMaximum: 255)
      let error = #expect(throws: TrainingError.self) { try predictor().run(strange, [0]) }
      #expect(error?.description == "expected samples of shape 1x8x8, found \(shape)")
    }
  }

  @Test func labelsBeyondTheOutputsAreRefused() throws {
    let strange = Samples(
      .bytes([UInt8](repeating: 0, count: 128)), shape: [1, 8, 8], labels: [9, 10], valueMaximum: 255)
    #expect(try predictor().run(strange, [0]).count == 1)
    let error = #expect(throws: TrainingError.self) { try predictor().run(strange, [0, 1]) }
    #expect(error?.description == "expected labels from 0 to 9, found 10 at sample 1")
  }

  @Test func aRaisedSignalInterrupts() throws {
    let stop = StopSignal()
    stop.raise()
    #expect(throws: TrainingError.interrupted(epoch: 0, step: 0)) {
      try predictor().run(digits, [0], stop: stop)
    }
  }
}
