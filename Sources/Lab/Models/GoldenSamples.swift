import Datasets
import Tensors
import Tracking
import Training

/// The validation samples whose scores prove a run's checkpoints: the first ones, raw as the dataset has them.
struct GoldenSamples {
  /// How many are taken, where there are so many and they are not too large.
  static let count = 4

  private let input: GoldenInput

  /// - Returns: nil without a validation part, or where a sample is larger than what is kept.
  init?(_ dataset: Dataset, validation: [Int32]) {
    let room = GoldenInput.byteCountLimit / max(1, dataset.train.sampleByteCount)
    let indices = Array(validation.prefix(min(Self.count, room)))
    guard !indices.isEmpty else { return nil }
    input = dataset.train.subset(indices).golden
  }

  /// The samples with the scores that they have in a result of the whole validation part.
  func answer(in result: SplitResult) -> GoldenAnswer? {
    guard result.count >= input.sampleCount else { return nil }
    let columns = result.scores.count / result.count
    return GoldenAnswer(input: input, scores: Array(result.scores.prefix(input.sampleCount * columns)))
  }
}

extension Samples {
  /// The bytes that one sample takes in the store.
  fileprivate var sampleByteCount: Int {
    switch values {
    case .bytes: shape.count
    case .floats: shape.count * MemoryLayout<Float>.size
    }
  }

  /// All samples as they are kept to hold models against.
  fileprivate var golden: GoldenInput {
    let data: [UInt8] =
      switch values {
      case .bytes(let values): values
      case .floats(let values): values.withUnsafeBytes(Array.init)
      }
    return GoldenInput(sampleCount: count, shape: shape.dimensions, data: data)
  }

  /// The samples that a golden input holds, of no known class.
  ///
  /// - Throws: where its bytes are not as many as its shape needs.
  init(golden input: GoldenInput, valueMaximum: Int) throws(LabError) {
    var size = input.sampleCount
    for dimension in input.shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard dimension > 0, !overflow else {
        throw LabError(.badData, "golden input: expected a shape of samples, found \(input.shape)")
      }
      size = product
    }
    let width = MemoryLayout<Float>.size
    let isFloats = input.data.count / width == size && input.data.count.isMultiple(of: width)
    guard size > 0, valueMaximum > 0, isFloats || input.data.count == size else {
      throw LabError(
        .badData,
        "golden input: expected \(size) values for \(input.sampleCount) samples of \(Shape(input.shape)), "
          + "found \(input.data.count) bytes")
    }
    let values: Values =
      isFloats
      ? .floats(
        [Float](unsafeUninitializedCapacity: size) { values, filled in
          UnsafeMutableRawBufferPointer(values).copyBytes(from: input.data)
          filled = size
        })
      : .bytes(input.data)
    self.init(
      values, shape: Shape(input.shape), labels: [Int32](repeating: 0, count: input.sampleCount),
      valueMaximum: valueMaximum)
  }
}
