package import Datasets
package import Explaining
import Foundation
import Networks
import Tensors
import Training
import Words

extension StoredModel {
  /// An image to be explained, and its class where that is known.
  package struct ExplainedImage {
    /// The image as the model takes it.
    package let subject: Subject
    /// The class that the dataset gives it; nil of a file.
    package let truth: String?
  }

  /// The index of a class of a name.
  package func label(ofClass name: String) throws(LabError) -> Int {
    guard let label = classes.firstIndex(of: name) else {
      throw LabError(
        .notFound,
        "the model knows no class '\(name)'"
          + (nearestName(to: name, among: classes).map { "; did you mean '\($0)'?" }
            ?? "; its classes are \(classes.prefix(20).joined(separator: ", "))"))
    }
    return label
  }

  /// What black and white are to the model.
  package var pixelScale: PixelScale {
    let reading = preparation.normalization ?? Normalization(divisor: Double(preparation.pixelMaximum))
    let channels = 0..<max(1, preparation.input.dimensions.first ?? 1)
    return PixelScale(
      black: channels.map { reading.apply(0, channel: $0) },
      white: channels.map { reading.apply(Float(preparation.pixelMaximum), channel: $0) })
  }

  /// The image of a file.
  package func explainedImage(at path: String) throws -> ExplainedImage {
    ExplainedImage(subject: try subject(samples(ofImages: [path]), 0, name: path), truth: nil)
  }

  /// A sample of a part of a dataset, counted from 0.
  ///
  /// - Parameter dataset: a known name or a path; nil for the data the model was trained on.
  /// - Throws: where there is no such sample, or the data do not have the form that the model takes.
  package func explainedImage(
    _ number: Int, of dataset: String?, split: Split, datasets: DatasetCatalog
  ) throws -> ExplainedImage {
    let data = try datasets.load(
      dataset.map { word in try datasets.source(word) } ?? ownSource(datasets))
    guard data.inputShape == preparation.input, data.train.valueMaximum == preparation.pixelMaximum else {
      throw LabError(
        .badData,
        "the model takes inputs of \(preparation.input) with pixels up to \(preparation.pixelMaximum), "
          + "dataset '\(data.name)' has \(data.inputShape) with pixels up to \(data.train.valueMaximum)")
    }
    let (samples, indices) = try part(split, of: data)
    guard indices.indices.contains(number) else {
      throw LabError(
        .notFound,
        "expected a sample from 0 to \(indices.count - 1) of '\(data.name)' \(split.rawValue), found \(number)"
      )
    }
    let index = indices[number]
    let label = Int(samples.labels[Int(index)])
    return ExplainedImage(
      subject: try subject(samples, index, name: "\(data.name) \(split.rawValue) \(number)"),
      truth: data.classes.indices.contains(label) ? data.classes[label] : nil)
  }

  private func part(_ split: Split, of data: Dataset) throws -> (Samples, [Int32]) {
    if split == .test {
      guard let test = data.test else {
        throw LabError(
          .notFound, "dataset '\(data.name)' has no test part; take a sample of another with --split")
      }
      return (test, Array(0..<Int32(test.count)))
    }
    let parts = try ownSplit(of: data)
    return (data.train, split == .val ? parts.validation : parts.train)
  }

  private func subject(_ samples: Samples, _ index: Int32, name: String) throws -> Subject {
    try Subject(name: name, shape: samples.shape, pixels: samples.tensor([index]).values, scale: pixelScale)
  }

  /// The model's score of each class for raw values: shares or probabilities where its loss makes them of the values.
  package func scores(ofLogits logits: [Float]) throws -> [Float] {
    let function = try loss.function(for: network.shapes)
    let scores: [Float] =
      switch function.head {
      case .none: logits
      case .sigmoid: logits.map { 1 / (1 + exp(-$0)) }
      case .softmax: softmax(logits)
      }
    guard scores.count == 1, classes.count == 2 else { return scores }
    return [1 - scores[0], scores[0]]
  }

  private func softmax(_ logits: [Float]) -> [Float] {
    let largest = logits.max() ?? 0
    let powers = logits.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
