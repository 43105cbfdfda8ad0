import Datasets
import Foundation
import Networks
import Signals
import Synchronization
import Tensors
import Testing
import Training

/// Samples that vary by epoch, read beside the steps.
@Suite(.serialized) struct BatchFeederTests {
  /// Augmented digits that remember what was shown to the training, and on which threads.
  private final class Recorder: SampleSource {
    struct Shown: Equatable {
      let epoch: Int
      let indices: [Int32]
      let values: [Float]
    }

    private let samples: AugmentedSamples
    private let seen = Mutex<(shown: [Shown], threads: Set<String>)>(([], []))
    /// Seconds that each batch takes.
    private let delay: Double

    init(delay: Double = 0) throws {
      var augmentation = Augmentation()
      (augmentation.rotationRange, augmentation.widthShiftRange, augmentation.noise) = (30, 0.2, 0.1)
      samples = try AugmentedSamples(
        TrainingCase.digits(), augmentation, generator: SeededGenerator(seed: 5))
      self.delay = delay
    }

    var count: Int { samples.count }
    var shape: Shape { samples.shape }
    var labels: [Int32] { samples.labels }
    var variesByEpoch: Bool { samples.variesByEpoch }
    var shown: [Shown] { seen.withLock { $0.shown } }
    var threads: Set<String> { seen.withLock { $0.threads } }

    func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
      samples.read(indices, into: values)
    }

    func read(_ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>) {
      if delay > 0 { Thread.sleep(forTimeInterval: delay) }
      samples.read(indices, epoch: epoch, into: values)
      let batch = Array(values.prefix(indices.count * shape.count))
      seen.withLock {
        $0.shown.append(Shown(epoch: epoch, indices: Array(indices), values: batch))
        $0.threads.insert(BatchFeederTests.thread)
      }
    }
  }

  private struct Stop: Error {}

  private func training(epochs: Int = 3) -> TrainingCase {
    var training = TrainingCase()
    training.settings.epochs = epochs
    training.split = TrainingCase.split(training: 70, validating: 20)
    return training
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let (first, second) = (try training().run(on: Recorder()), try training().run(on: Recorder()))
    #expect(try first.weights == second.weights)
    #expect(first.epochs.map(\.train.scores) == second.epochs.map(\.train.scores))
    #expect(try first.weights != training().run().weights)
  }

  @Test func everyBatchIsReadOnceInOrderAsideFromTheTraining() throws {
    let source = try Recorder()
    _ = try training().run(on: source)
    #expect(source.shown.map(\.epoch) == [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3])
    for epoch in 1...3 {
      let samples = source.shown.filter { $0.epoch == epoch }.flatMap(\.indices)
      #expect(samples.sorted() == Array(0..<70))
    }
    #expect(!source.threads.contains(Self.thread))
  }

  /// What the network saw, as its scores tell, is what was read for that batch.
  @Test func theTrainingSeesWhatWasRead() throws {
    var training = training(epochs: 2)
    training.settings.optimizer.learningRate = 0
    let source = try Recorder()
    let log = try training.run(on: source)
    let predictor = try Predictor(
      log.network, loss: .categoricalCrossEntropy, context: ComputeContext(threads: 1))
    for epoch in 1...2 {
      let batches = source.shown.filter { $0.epoch == epoch }
      let seen = Samples(
        .floats(batches.flatMap(\.values)), shape: [1, 8, 8], labels: [Int32](repeating: 0, count: 70),
        valueMaximum: 1)
      let scores = try predictor.run(seen, Array(0..<70)).scores
      for (score, expected) in zip(log.epochs[epoch - 1].train.scores, scores) {
        #expect(abs(score - expected) < 1e-5)
      }
    }
  }

  @Test func anotherNumberOfThreadsGivesTheSameInputs() throws {
    let training = training()
    let shown = try [1, 2].map { threads in
      let source = try Recorder()
      let trainer = try Trainer(
        training.makeNetwork(), settings: training.settings, source: source, classes: 10,
        split: training.split, context: ComputeContext(threads: threads))
      try trainer.fit { _ in }
      return source.shown
    }
    #expect(shown[0] == shown[1])
  }

  /// A training that ends in the midst of an epoch takes its reading thread with it.
  @Test func anEndInTheMidstLeavesNoThread() throws {
    let interrupted = try Recorder(delay: 0.002)
    let stop = StopSignal()
    let network = try training().makeNetwork()
    #expect(throws: TrainingError.self) {
      try training().makeTrainer(network, on: interrupted).fit(stop: stop) { event in
        if case .stepFinished(let step) = event, step.step == 2 { stop.raise() }
      }
    }
    let thrown = try Recorder(delay: 0.002)
    #expect(throws: Stop.self) {
      try training().makeTrainer(network, on: thrown).fit { event in
        if case .stepFinished(let step) = event, step.step == 7 { throw Stop() }
      }
    }
    #expect(Self.areGone(interrupted.threads.union(thrown.threads)))
    // At most the batch after the next was begun.
    #expect(interrupted.shown.count <= 4)
    #expect(thrown.shown.count <= 9)
    Thread.sleep(forTimeInterval: 0.01)
    #expect(interrupted.shown.count <= 4)
  }

  @Test func waitingForASlowSourceCountsAsPreparation() throws {
    let log = try training(epochs: 1).run(on: Recorder(delay: 0.01))
    let epoch = try #require(log.epochs.first)
    #expect(epoch.prepareSeconds > 0.03)
    #expect(epoch.prepareSeconds <= epoch.trainSeconds)
  }

  /// The calling thread as the kernel names it: a folder under `/proc`.
  private static var thread: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")) ?? ""
  }

  /// Whether the kernel has no such threads any more; it may take a moment to forget one that has ended.
  private static func areGone(_ threads: Set<String>) -> Bool {
    let deadline = Date(timeIntervalSinceNow: 5)
    while threads.contains(where: { FileManager.default.fileExists(atPath: "/proc/\($0)") }) {
      guard Date.now < deadline else { return false }
      Thread.sleep(forTimeInterval: 0.001)
    }
    return true
  }
}
