public import Datasets
public import Signals
import Tensors
import Training

/// A stored model that tells classes, batch by batch, so that memory does not grow with the number of images.
public struct Classifier {
  /// The most samples that are in memory at a time.
  static let largestBatch = 64
  /// The most values that these have together, but for a single sample.
  static let largestBatchValues = 1 << 24

  private let model: StoredModel
  private let predictor: Predictor
  private let stop: StopSignal
  private let batchSize: Int

  /// - Parameters:
  ///   - samples: how many there may be; for few a thread more takes longer than it saves.
  ///   - threads: threads that kernels may use.
  public init(
    _ model: StoredModel, samples: Int = .max, threads: Int, stop: StopSignal = StopSignal()
  ) throws {
    (self.model, self.stop) = (model, stop)
    batchSize = max(1, min(Self.largestBatch, Self.largestBatchValues / model.preparation.input.count))
    predictor = try Predictor(
      model.network, loss: model.loss, samples: samples, batchSize: batchSize, threads: threads)
  }

  /// Classifies image files in their order.
  ///
  /// - Parameters:
  ///   - pictures: how many of the first predictions have a picture.
  ///   - bad: told of each file that cannot be read; the others go on.
  ///   - each: told of each prediction.
  /// - Throws: where the model takes no images, and what `each` throws.
  public func classify(
    _ files: [InputFile], pictures: Int = 0, bad: (InputFile, DatasetError) -> Void,
    each: (Prediction) throws -> Void
  ) throws {
    let form = try ImageInput(of: model)
    let places = model.classPlaces
    var batch = InputBatch(form)
    var waiting: [(name: String, truth: Int?)] = []
    var done = 0
    func flush() throws {
      try predict(batch.samples, waiting, pictures: pictures - done, each)
      done += waiting.count
      batch = InputBatch(form)
      waiting = []
    }
    for file in files {
      if stop.isRaised { throw TrainingError.interrupted(epoch: 0, step: 0) }
      do throws(DatasetError) {
        batch.add(try form.image(file.path))
      } catch {
        bad(file, error)
        continue
      }
      waiting.append((file.path, file.folder.flatMap { places[$0] }))
      if waiting.count == batchSize { try flush() }
    }
    if !waiting.isEmpty { try flush() }
  }

  /// Classifies a split of a dataset, by name or path; samples are called `dataset/split/number`, from 0.
  public func classify(
    dataset: String, split: StoredModel.Split, datasets: DatasetCatalog, pictures: Int = 0,
    each: (Prediction) throws -> Void
  ) throws {
    let part = try model.part(split, of: dataset, datasets: datasets)
    for start in stride(from: 0, to: part.indices.count, by: batchSize) {
      let indices = Array(part.indices[start..<min(start + batchSize, part.indices.count)])
      let samples = part.samples.subset(indices)
      let names = zip(indices, samples.labels).map { index, label in
        (name: "\(part.dataset)/\(split.rawValue)/\(index)", truth: Optional(Int(label)))
      }
      try predict(samples, names, pictures: pictures - start, each)
    }
  }

  private func predict(
    _ samples: Samples, _ names: [(name: String, truth: Int?)], pictures: Int,
    _ each: (Prediction) throws -> Void
  ) throws {
    let result = try predictor.run(
      model.preparation.prepared(samples), Array(0..<Int32(samples.count)), stop: stop)
    let shown = samples.pictures(of: Array(0..<Int32(min(samples.count, max(0, pictures)))))
    let width = result.scores.count / samples.count
    for (index, name) in names.enumerated() {
      let row = Array(result.scores[index * width..<(index + 1) * width])
      try each(
        Prediction(
          path: name.name, truth: name.truth,
          // A single value is the score of the second of two classes.
          scores: model.classes.count == 2 && width == 1 ? [1 - row[0], row[0]] : row,
          picture: index < shown.count ? shown[index] : nil))
    }
  }
}

extension StoredModel {
  /// Names of the classes in the order of the scores.
  public var classes: [String] { preparation.classes }

  /// Where each class is among the scores.
  var classPlaces: [String: Int] {
    Dictionary(zip(classes, 0...), uniquingKeysWith: { first, _ in first })
  }
}
